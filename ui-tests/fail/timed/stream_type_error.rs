//! A type error in the body is where it would be without the attribute.

use futures_util::stream::{Stream, iter};

#[callsight::timed]
fn numbers() -> impl Stream<Item = u8> {
    let first: u8 = "one";
    iter([first])
}

fn main() {
    drop(numbers());
}
