//! A future that is returned runs later than its arguments were captured.

use std::future::Future;
use std::pin::Pin;

#[callsight::timed_query(capture(id = safe))]
fn unnamed(id: u64) -> impl Future<Output = u64> {
    async move { id }
}

#[callsight::timed_query(capture(id = safe))]
fn boxed(id: u64) -> Pin<Box<dyn Future<Output = u64>>> {
    Box::pin(async move { id })
}

fn main() {
    drop(unnamed(1));
    drop(boxed(1));
}
