//! `Future::poll`: each call is one step, not all of it.
//!
//! refused by all: a call that polls is one step of a future and not all of it; put the attribute on the function that returns the future

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

struct Now;

impl Future for Now {
    type Output = u32;

    #[measured(method)]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        Poll::Ready(1)
    }
}

fn main() {
    assert!(
        pin!(Now)
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_ready()
    );
}
