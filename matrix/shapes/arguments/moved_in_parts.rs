//! Fields are moved out one by one, in one branch only, into a closure; the rest is dropped as ever.
//!
//! not for cached: its key is made of all of an argument, which here is not `Clone`
//! not for cached (jaemk): its key is made of all of an argument, which here is not `Clone`

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

struct Pair {
    one: D,
    two: D,
}

#[measured]
fn one_of(pair: Pair) -> D {
    pair.one
}

#[measured]
fn in_a_branch(pair: Pair, other: D, first: bool) -> Option<D> {
    if first {
        drop(pair.two);
        return Some(other);
    }
    None
}

#[measured]
async fn later(pair: Pair, other: D) -> D {
    let Pair { one, .. } = pair;
    tokio::task::yield_now().await;
    drop(other);
    one
}

#[measured]
fn into_a_closure(pair: Pair, _other: D) -> usize {
    let length = move || {
        let two = pair.two;
        two.0.len()
    };
    length()
}

fn pair() -> Pair {
    Pair {
        one: D("one"),
        two: D("two"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let returned = one_of(pair());
    assert_eq!(DROPPED.take(), ["two"]);
    drop(returned);
    DROPPED.take();
    let returned = in_a_branch(pair(), D("other"), true);
    assert_eq!(DROPPED.take(), ["two", "one"]);
    drop(returned);
    DROPPED.take();
    assert!(in_a_branch(pair(), D("other"), false).is_none());
    assert_eq!(DROPPED.take(), ["other", "one", "two"]);
    let returned = later(pair(), D("other")).await;
    assert_eq!(DROPPED.take(), ["other", "two"]);
    drop(returned);
    DROPPED.take();
    assert_eq!(into_a_closure(pair(), D("other")), 3);
    assert_eq!(DROPPED.take(), ["two", "other", "one"]);
}
