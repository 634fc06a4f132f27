//! A future can be awaited once, so there is nothing in it to keep.

use std::pin::Pin;

type Reply = Pin<Box<dyn Future<Output = u8>>>;

#[callsight::cached]
fn answer(question: u8) -> Reply {
    Box::pin(async move { question })
}

fn main() {
    drop(answer(1));
}
