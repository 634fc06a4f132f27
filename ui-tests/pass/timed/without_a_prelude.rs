//! Nothing that the prelude would have to provide is needed.

#![no_implicit_prelude]
#![deny(warnings)]

#[::callsight::timed]
fn plain(fail: bool) -> ::std::result::Result<u8, u8> {
    match fail {
        true => ::std::result::Result::Err(1),
        false => ::std::result::Result::Ok(1),
    }
}

#[::callsight::timed_query]
async fn later() -> ::std::vec::Vec<u8> {
    ::std::vec::Vec::new()
}

#[::callsight::cached(key = "text.len()", ttl = "1s")]
fn kept(text: &str) -> usize {
    text.len()
}

fn main() {
    ::std::assert!(plain(false).is_ok());
    ::std::assert!(plain(true).is_err());
    ::std::assert!(kept("ab") == 2);
    ::std::mem::drop(later());
}
