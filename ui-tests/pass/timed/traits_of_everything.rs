//! A trait of the program may give every type methods that are called like ours.

#![deny(warnings)]

use callsight_ui_tests::outcomes;

trait Everything {
    fn verdict(&self) {}
    fn rows(&self) {}
    fn with_rows(&self) {}
    fn told(&self) {}
    fn judged_by(&self) {}
    fn select(&self) {}
    fn branch(&self) {}
    fn poll(&self) {}
}

impl<T: ?Sized> Everything for T {}

#[callsight::timed_query(operation = "plain")]
fn plain(n: u8) -> Result<Vec<u8>, String> {
    n.verdict();
    n.rows();
    n.with_rows();
    n.told();
    n.judged_by();
    n.select();
    n.branch();
    n.poll();
    n.checked_sub(1).map(|n| vec![n]).ok_or_else(String::new)
}

#[callsight::timed]
#[track_caller]
fn tracked(n: u8) -> Result<u8, String> {
    Ok(n.checked_sub(1).ok_or_else(String::new)?)
}

#[callsight::timed]
async fn later(n: u8) -> Option<u8> {
    n.checked_sub(1)
}

#[callsight::cached]
fn kept(n: u8) -> Option<u8> {
    n.checked_sub(1)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(plain(0).is_err() && plain(1).is_ok() && tracked(0).is_err());
    assert_eq!((later(1).await, kept(1)), (Some(0), Some(0)));
    assert_eq!(outcomes("plain"), [1, 1, 0, 0]);
    assert_eq!(outcomes("tracked"), [0, 1, 0, 0]);
}
