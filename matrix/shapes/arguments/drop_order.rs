//! The body's own values, then the arguments from last to first, be they used, `_` or `_named`.
//!
//! not for cached: its key is made of the arguments, which here are not `Clone`
//! not for cached (jaemk): its key is made of the arguments, which here are not `Clone`

use std::cell::RefCell;

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
fn plain(a: D, _b: D, _: D, mut c: D) -> usize {
    let local = D("local");
    c.0 = "c";
    local.0.len() + a.0.len() + c.0.len()
}

#[measured]
async fn later(a: D, _b: D, _: D, (c, d): (D, D)) -> usize {
    let local = D("local");
    tokio::task::yield_now().await;
    local.0.len() + a.0.len() + c.0.len() + d.0.len()
}

impl D {
    #[measured(method)]
    fn consumed(self, _: D, other: Option<D>) -> bool {
        let local = D("local");
        other.is_none() || self.0 == local.0
    }

    #[measured(method)]
    async fn consumed_later(self, other: D, _unused: Box<D>) -> bool {
        tokio::task::yield_now().await;
        other.0 == self.0
    }
}

#[measured]
fn early(a: D, b: D, leave: bool) -> Option<D> {
    if leave {
        return None;
    }
    drop(b);
    Some(a)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(plain(D("a"), D("_b"), D("_"), D("?")), 7);
    let order = DROPPED.take();
    assert_eq!(order, ["local", "c", "_", "_b", "a"]);
    assert_eq!(later(D("a"), D("_b"), D("_"), (D("c"), D("d"))).await, 8);
    assert_eq!(DROPPED.take(), ["local", "d", "c", "_", "_b", "a"]);
    assert!(!D("self").consumed(D("_"), Some(D("other"))));
    assert_eq!(DROPPED.take(), ["local", "other", "_", "self"]);
    assert!(
        !D("self")
            .consumed_later(D("other"), Box::new(D("_unused")))
            .await
    );
    assert_eq!(DROPPED.take(), ["_unused", "other", "self"]);
    assert!(early(D("a"), D("b"), true).is_none());
    assert_eq!(DROPPED.take(), ["b", "a"]);
}
