//! Modules, types and macros of the author that are called like ours or the prelude's are in nobody's way.

#![deny(warnings)]
#![allow(dead_code, unused_macros)]

mod callsight {}
mod core {}
mod std {}
mod linkme {}

struct Ok;
struct Err;
struct Some;
struct None;
struct Option;
struct Result;
struct Box;
struct String;
trait ToOwned {}
trait FnOnce {}
trait Future {}

macro_rules! panic {
    () => {};
}

macro_rules! module_path {
    () => {};
}

#[::callsight::timed]
fn plain() -> ::std::result::Result<u8, u8> {
    ::std::result::Result::Ok(1)
}

#[::callsight::timed]
async fn later() -> ::std::option::Option<u8> {
    ::std::option::Option::Some(1)
}

#[::callsight::cached]
fn kept(text: &str) -> usize {
    text.len()
}

#[::callsight::cached(key = text)]
async fn kept_later(text: &str) -> usize {
    text.len()
}

fn main() {
    assert!(::std::matches!(plain(), ::std::result::Result::Ok(1)));
    assert!(kept("ab") == 2);
    drop((later(), kept_later("ab")));
}
