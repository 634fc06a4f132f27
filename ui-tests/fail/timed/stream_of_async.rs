//! An `async fn` that returns a stream is a future first.

use futures_util::stream::{Stream, empty};

#[callsight::timed(stream)]
async fn nothing() -> impl Stream<Item = u8> {
    empty()
}

fn main() {
    drop(nothing());
}
