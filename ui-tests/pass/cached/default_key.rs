//! The key is made of all arguments: borrowed and owned, and without the ones that are called `_`.

#![deny(warnings)]

use callsight_ui_tests::hits_and_misses;

#[callsight::cached]
fn joined(text: &str, bytes: &[u8], list: &Vec<u32>, owned: String, number: Option<u32>) -> String {
    format!("{text}{bytes:?}{list:?}{owned}{number:?}")
}

#[callsight::cached]
async fn joined_later(mut text: String, #[cfg(any())] _gone: Missing, _: u32) -> String {
    text.push('!');
    text
}

#[callsight::cached]
fn constant() -> u32 {
    1
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for number in [Some(1), Some(1), None] {
        joined("a", b"b", &vec![1], "c".to_owned(), number);
    }
    assert_eq!(hits_and_misses("joined"), [1, 2]);

    for ignored in [1, 2] {
        assert_eq!(joined_later("a".to_owned(), ignored).await, "a!");
    }
    assert_eq!(hits_and_misses("joined_later"), [1, 1]);

    assert_eq!(constant() + constant(), 2);
    assert_eq!(hits_and_misses("constant"), [1, 1]);
}
