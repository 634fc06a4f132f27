//! To measure each poll would be to count a future many times.

use std::pin::Pin;
use std::task::{Context, Poll};

struct Answer;

impl Future for Answer {
    type Output = u8;

    #[callsight::timed]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u8> {
        Poll::Ready(42)
    }
}

fn main() {
    drop(Answer);
}
