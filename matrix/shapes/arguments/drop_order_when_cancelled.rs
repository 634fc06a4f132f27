//! A future that is dropped, before its first poll or after it, drops what it holds in the same order.
//!
//! not for cached: its key is made of the arguments, which here are not `Clone`
//! not for cached (jaemk): its key is made of the arguments, which here are not `Clone`

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

use contender::{recorded, recording};

thread_local! {
    static DROPPED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        DROPPED.with_borrow_mut(|dropped| dropped.push(self.0));
    }
}

#[measured]
async fn stuck(a: D, b: D, c: D) {
    let _local = D("local");
    std::future::pending::<()>().await;
    drop((a, b, c));
}

fn poll<F: Future>(future: Pin<&mut F>) {
    assert!(
        future
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_pending()
    );
}

fn main() {
    recording();
    let mut future = Box::pin(stuck(D("a"), D("b"), D("c")));
    poll(future.as_mut());
    poll(future.as_mut());
    assert!(DROPPED.take().is_empty());
    drop(future);
    assert_eq!(DROPPED.take(), ["local", "c", "b", "a"]);
    recorded("stuck").ended([0, 0, 1, 0]);
}
