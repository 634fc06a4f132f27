//! What a cache has to keep longer than the call: `&str`, `Option<&str>`, `&[u8]`, `Cow<'_, str>`.
//!
//! refused by cached: the cache key outlives the call, so it cannot borrow from it; write `key = ..` with an owned value
//! refused by cached: the cache key outlives the call, so it cannot borrow from it; write `key = ..` with an owned value

use std::borrow::Cow;

#[measured]
fn all(a: &str, b: Option<&str>, c: &[u8], d: Cow<'_, str>) -> usize {
    a.len() + b.map_or(0, str::len) + c.len() + d.len()
}

fn main() {
    assert_eq!(all("a", Some("b"), &[1], "d".into()), 4);
}
