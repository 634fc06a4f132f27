//! A future that was `Send` stays `Send`, and one that was not may stay that way.

#![deny(warnings)]

use std::rc::Rc;

#[callsight::timed]
async fn sent(text: String) -> Result<String, std::fmt::Error> {
    tokio::task::yield_now().await;
    Ok(text)
}

#[callsight::timed]
async fn borrowed(text: &str) -> Result<&str, String> {
    tokio::task::yield_now().await;
    Ok(text)
}

#[callsight::timed]
async fn unsent(text: Rc<str>) -> usize {
    tokio::task::yield_now().await;
    text.len()
}

fn send<T: Send>(future: T) -> T {
    future
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(send(sent("a".to_owned())).await.unwrap(), "a");
    assert_eq!(send(borrowed("a")).await, Ok("a"));
    assert_eq!(unsent("a".into()).await, 1);
}
