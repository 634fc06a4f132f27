//! `impl Fn`, `&mut dyn FnMut`, `impl AsyncFnOnce`, `fn` pointers and boxed closures are called.
//!
//! not for cached: its key is made of the arguments, and a closure cannot be compared
//! not for cached (jaemk): its key is made of the arguments, and a closure cannot be compared

#[measured]
fn by_type(f: impl Fn(&str) -> usize, mut g: impl FnMut(usize)) -> usize {
    g(f("ab"));
    f("c")
}

#[measured]
fn by_reference(f: &mut dyn FnMut(u32) -> u32, g: &dyn Fn(u32) -> u32) -> u32 {
    f(1) + g(f(1))
}

#[measured]
async fn by_async(f: impl AsyncFnOnce(u32) -> u32, g: &impl AsyncFn(&str) -> usize) -> usize {
    f(1).await as usize + g("a").await + g("b").await
}

#[measured]
fn in_a_box<'a>(
    f: Box<dyn FnOnce(&'a str) -> Option<&'a str> + 'a>,
    text: &'a str,
) -> Option<&'a str> {
    f(text)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut seen = 0;
    assert_eq!(by_type(|text| text.len(), |n| seen += n) + seen, 3);
    let mut count = 0;
    let mut f = |n| {
        count += n;
        count
    };
    assert_eq!(by_reference(&mut f, &|n| n * 2), 5);
    assert_eq!(
        by_async(async |n| n, &async |text: &str| text.len()).await,
        3
    );
    let owned = String::from("b");
    assert_eq!(
        in_a_box(Box::new(|text| text.strip_suffix(owned.as_str())), "ab"),
        Some("a")
    );
}
