//! `-> impl AsyncFn(..)`, `-> impl Fn(..) -> Fut`, and a closure that returns a boxed future.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is given to later calls, and `Box<dyn Fn(u32) -> Pin<Box<dyn Future<Output = u32>>>>` cannot be; return one that is `Clone + Send + Sync`

use std::future::Future;
use std::pin::Pin;

#[measured]
fn adder(n: u32) -> impl AsyncFn(u32) -> u32 {
    async move |other| {
        tokio::task::yield_now().await;
        other + n
    }
}

#[measured]
fn maker<Fut: Future<Output = u32>>(make: fn(u32) -> Fut) -> impl Fn(u32) -> Fut {
    move |n| make(n)
}

#[measured]
fn boxed(n: u32) -> Box<dyn Fn(u32) -> Pin<Box<dyn Future<Output = u32>>>> {
    Box::new(move |other| Box::pin(async move { other + n }))
}

async fn same(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(
        adder(1)(2).await + maker(same)(3).await + boxed(4)(5).await,
        15
    );
}
