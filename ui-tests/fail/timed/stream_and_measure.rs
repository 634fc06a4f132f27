//! Either the stream is measured or the call.

use futures_util::stream::{Stream, empty};

#[callsight::timed(measure = "call", stream)]
fn nothing() -> impl Stream<Item = u8> {
    empty()
}

fn main() {
    drop(nothing());
}
