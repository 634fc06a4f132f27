//! `impl Trait` in an argument, in a reference, in a generic type, with a named parameter beside it.
//!
//! refused by cached: a cache key is compared, hashed and kept, and `T` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `Vec<impl Display + Send>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `impl IntoIterator<Item = impl AsRef<str>>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `impl Display` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `impl Into<Option<u32>>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`

use std::fmt::Display;

#[measured]
fn joined(parts: impl IntoIterator<Item = impl AsRef<str>>, last: &impl Display) -> String {
    let mut text = String::new();
    for part in parts {
        text += part.as_ref();
    }
    text + &last.to_string()
}

#[measured]
async fn later<T: Display>(first: T, rest: Vec<impl Display + Send>) -> String {
    let mut text = first.to_string();
    for part in rest {
        tokio::task::yield_now().await;
        text += &part.to_string();
    }
    text
}

#[measured]
fn converted(into: impl Into<Option<u32>>) -> u32 {
    into.into().unwrap_or(7)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(joined(["a", "b"], &1), "ab1");
    assert_eq!(later('a', vec![1, 2]).await, "a12");
    assert_eq!(converted(1) + converted(None), 8);
}
