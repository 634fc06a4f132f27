//! Annotated functions are handed on as `fn` pointers, `impl Fn`, `impl AsyncFn` and in a table.

use std::collections::BTreeMap;

#[measured]
fn doubled(n: &u32) -> u32 {
    n * 2
}

#[measured]
fn summed(a: u32, b: u32) -> u32 {
    a + b
}

#[measured]
async fn later(n: u32) -> u32 {
    n
}

#[measured]
async fn borrowing(text: &str) -> usize {
    text.len()
}

async fn called(f: impl AsyncFn(&str) -> usize) -> usize {
    f("ab").await
}

async fn retried<F: Future<Output = u32>>(f: impl Fn(u32) -> F) -> u32 {
    f(1).await + f(2).await
}

use std::future::Future;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!([1, 2].iter().map(doubled).reduce(summed), Some(6));
    let table: BTreeMap<&str, fn(u32, u32) -> u32> =
        BTreeMap::from([("+", summed as fn(_, _) -> _)]);
    assert_eq!(table["+"](1, 2), 3);
    assert_eq!(called(borrowing).await + retried(later).await as usize, 5);
}
