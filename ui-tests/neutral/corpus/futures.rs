//! What is said of functions that return futures.

use std::future::Future;
use std::pin::Pin;

#[callsight::timed]
fn boxed(n: u8) -> Pin<Box<dyn Future<Output = u8> + Send>> {
    Box::pin(async move { n })
}

#[callsight::timed]
fn with_prefix(text: &str) -> impl Future<Output = usize> + use<> {
    let length = text.len();
    let forgotten = 3;
    async move { return length; }
}

#[callsight::timed]
fn unused_argument(text: String, n: u8) -> impl Future<Output = u8> {
    async move { n }
}

#[callsight::timed(measure = "call")]
fn ready(n: u8) -> std::future::Ready<u8> {
    return std::future::ready(n);
}

#[callsight::timed]
fn overcaptured<'a>(n: u8, text: &'a str) -> impl Future<Output = u8> {
    async move { n }
}

#[callsight::timed(measure = "call")]
fn made(n: u8) -> impl Future<Output = u8> {
    async move { n as u8 }
}

#[callsight::timed]
fn unnamed(n: u8) -> impl Sized {
    n as u64
}

#[callsight::timed]
fn iterator<'a>(all: &'a [u8]) -> impl Iterator<Item = u8> + 'a {
    all.iter().map(|n| n.clone())
}

struct Later;

impl Future for Later {
    type Output = u8;

    fn poll(self: Pin<&mut Self>, _: &mut std::task::Context) -> std::task::Poll<u8> {
        std::task::Poll::Ready(3)
    }
}

#[callsight::timed(measure = "call")]
fn named() -> Later {
    Later
}

#[callsight::timed]
async fn let_underscore_future() {
    let _ = named();
    named();
    let _unit = named().await;
}
