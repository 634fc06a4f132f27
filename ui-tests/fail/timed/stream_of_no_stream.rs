//! Who says `stream` returns one: no iterator, and no value that holds one.

use futures_util::stream::{Stream, empty};

#[callsight::timed(stream)]
fn numbers() -> impl Iterator<Item = u8> {
    [1, 2].into_iter()
}

#[callsight::timed(stream)]
fn nothing() -> Result<impl Stream<Item = u8>, String> {
    Ok(empty())
}

fn main() {
    numbers().count();
    drop(nothing());
}
