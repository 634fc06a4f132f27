//! Bounds in `where` that the body needs: `for<'a> &'a T: Into<..>`, `T: Iterator<Item: Clone>`, `dyn Any`.
//!
//! not for cached: its key is made of the arguments, which have other bounds here
//! not for cached (jaemk): its key is made of the arguments, which have other bounds here

use std::ops::{Add, Deref};

#[measured]
fn doubled<T>(value: &T) -> T
where
    for<'a> &'a T: Add<&'a T, Output = T>,
{
    value + value
}

#[measured]
fn first<I: Iterator<Item: Clone>>(mut iterator: I) -> Option<I::Item> {
    let first = iterator.next()?;
    Some(first.clone())
}

#[measured]
async fn through<P>(pointer: P) -> usize
where
    P: Deref<Target: AsRef<[u8]>> + Send,
{
    tokio::task::yield_now().await;
    pointer.as_ref().len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(doubled(&2), 4);
    assert_eq!(first([1, 2].iter()), Some(&1));
    assert_eq!(through(Box::new("abc")).await, 3);
}
