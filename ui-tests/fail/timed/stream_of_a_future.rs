//! A future is measured as one, without being called a stream.

use std::future::{Future, Ready, ready};
use std::pin::Pin;

#[callsight::timed(stream)]
fn spelled() -> impl Future<Output = u8> {
    ready(1)
}

#[callsight::timed(stream)]
fn boxed() -> Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(ready(1))
}

#[callsight::timed(stream)]
fn named() -> Ready<u8> {
    ready(1)
}

fn main() {
    drop((spelled(), boxed(), named()));
}
