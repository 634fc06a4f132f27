//! `impl Trait` in a `Result`, an `Option`, a tuple, a box and in another `impl Trait`.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

use std::fmt::Display;

#[measured]
fn in_result(n: u32) -> Result<impl Iterator<Item = impl Display>, String> {
    if n == 0 {
        return Err("none".to_owned());
    }
    Ok((0..n).map(|n| n * 2))
}

#[measured]
fn in_tuple(n: u32) -> (impl Display, Option<impl Display>) {
    (n, Some("a"))
}

#[measured]
fn in_box(n: u32) -> Box<impl Display> {
    Box::new(n)
}

#[measured]
async fn later(n: u32) -> std::io::Result<Vec<impl Display>> {
    Ok(vec![n])
}

#[measured]
fn nested(n: u32) -> impl IntoIterator<Item = impl Iterator<Item = u32>, IntoIter: Clone> {
    vec![0..n, 1..n]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(in_result(0).is_err());
    assert_eq!(in_result(2).unwrap().last().unwrap().to_string(), "2");
    let (one, two) = in_tuple(1);
    assert_eq!(format!("{one}{}{}", two.unwrap(), in_box(2)), "1a2");
    assert_eq!(later(3).await.unwrap()[0].to_string(), "3");
    assert_eq!(nested(3).into_iter().clone().flatten().sum::<u32>(), 6);
}
