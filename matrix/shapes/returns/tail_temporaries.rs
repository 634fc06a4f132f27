//! In edition 2024 a temporary at the end is dropped before the body's own values.
//!
//! from edition 2024

use std::cell::RefCell;
use std::sync::Mutex;

thread_local! {
    static DROPPED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

struct D(&'static str);

impl D {
    fn length(&self) -> usize {
        self.0.len()
    }
}

impl Drop for D {
    fn drop(&mut self) {
        DROPPED.with_borrow_mut(|dropped| dropped.push(self.0));
    }
}

#[measured]
fn in_order(n: usize) -> usize {
    let _local = D("local");
    D("temporary").length() + n
}

#[measured]
async fn later(n: usize) -> usize {
    let _local = D("local");
    tokio::task::yield_now().await;
    D("temporary").length() + n
}

#[measured]
fn of_a_local(n: usize) -> usize {
    let numbers = Mutex::new(vec![n]);
    numbers.lock().unwrap().len()
}

#[measured]
async fn matched(n: usize) -> usize {
    let text = RefCell::new(n.to_string());
    match text.borrow().as_str() {
        "1" => 1,
        other => other.len(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(in_order(1), 10);
    assert_eq!(DROPPED.take(), ["temporary", "local"]);
    assert_eq!(later(2).await, 11);
    assert_eq!(DROPPED.take(), ["temporary", "local"]);
    assert_eq!(of_a_local(1) + matched(10).await, 3);
}
