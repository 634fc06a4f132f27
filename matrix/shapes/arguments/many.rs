//! Twenty arguments of as many types, some of them borrowed, none of them lost.
//!
//! not for cached: a float cannot be part of a key
//! not for cached (jaemk): a float cannot be part of a key

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

#[measured]
#[allow(clippy::too_many_arguments)]
async fn all(
    a: u8,
    b: i64,
    c: f32,
    d: char,
    e: bool,
    f: (),
    g: &str,
    h: String,
    i: &mut String,
    j: &[u8],
    k: [u8; 2],
    l: (u8, u8),
    m: Option<&str>,
    n: Cow<'_, str>,
    o: Arc<str>,
    p: Box<dyn Fn() -> u8 + Send>,
    q: HashMap<&str, u8>,
    r: fn() -> u8,
    s: *const u8,
    t: &&&u8,
) -> String {
    let () = f;
    i.push('!');
    format!(
        "{a}{b}{c}{d}{e}{g}{h}{i}{j:?}{k:?}{l:?}{m:?}{n}{o}{}{}{}{}{t}",
        p(),
        q["q"],
        r(),
        s.is_null()
    )
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let text = all(
        1,
        2,
        3.5,
        'd',
        true,
        (),
        "g",
        "h".to_owned(),
        &mut "i".to_owned(),
        &[1],
        [2, 3],
        (4, 5),
        None,
        "n".into(),
        "o".into(),
        Box::new(|| 6),
        HashMap::from([("q", 7)]),
        || 8,
        std::ptr::null(),
        &&&9,
    )
    .await;
    assert_eq!(text, "123.5dtrueghi![1][2, 3](4, 5)Noneno678true9");
}
