//! The program has an `Ok`, a `Some`, a `Result`, a `Box`, a `String`, a `Vec` and a `Future` of its own.

#![allow(dead_code, non_camel_case_types, clippy::all)]

#[derive(Clone, Copy)]
struct Ok;
#[derive(Clone, Copy)]
struct Err;
struct Some;
struct None;
struct Option;
struct Result;
struct Box;
struct String;
struct Vec;
struct Future;
struct Pin;
struct Send;
struct Clone;
struct Fn;
struct Drop;
struct Into;
struct Default;
struct bool_;

#[measured]
fn plain(n: u32) -> u32 {
    let _ = (Ok, Err);
    n
}

#[measured]
async fn later(n: u32) -> std::result::Result<u32, u32> {
    let _ = Some;
    if n == 0 {
        std::result::Result::Err(n)
    } else {
        std::result::Result::Ok(n)
    }
}

#[measured]
fn text(n: u32) -> std::option::Option<std::string::String> {
    std::option::Option::Some(n.to_string())
}

fn main() {
    assert_eq!(plain(1), 1);
    assert_eq!(text(1).unwrap(), "1");
    let mut future = std::pin::pin!(later(0));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(std::future::Future::poll(future.as_mut(), &mut context).is_ready());
}
