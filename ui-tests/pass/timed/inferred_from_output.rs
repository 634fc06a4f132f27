//! What the body leaves open is inferred from the declared return type, coercions too.

#![deny(warnings)]

use std::error::Error;
use std::fmt::Display;
use std::num::ParseIntError;

#[callsight::timed]
fn numbers(words: &[&str]) -> Result<Vec<u32>, ParseIntError> {
    words.iter().map(|word| word.parse()).collect()
}

#[callsight::timed]
async fn numbers_later(words: &[&str]) -> Result<Vec<u32>, ParseIntError> {
    words.iter().map(|word| word.parse()).collect()
}

#[callsight::timed]
fn nothing() -> Vec<u8> {
    Default::default()
}

#[callsight::timed]
async fn nothing_later() -> Vec<u8> {
    Default::default()
}

#[callsight::timed]
fn any_error(text: &str) -> Result<Box<dyn Display>, Box<dyn Error + Send + Sync>> {
    if text.is_empty() {
        return Err("empty".into());
    }
    Ok(Box::new(text.parse::<u32>()?))
}

#[callsight::timed]
async fn any_later_error(text: &str) -> Result<Box<dyn Display>, Box<dyn Error + Send + Sync>> {
    if text.is_empty() {
        return Err("empty".into());
    }
    Ok(Box::new(text.parse::<u32>()?))
}

#[callsight::timed]
fn boxed_closure(by: u32) -> Box<dyn Fn(u32) -> u32> {
    Box::new(move |n| n.pow(by))
}

#[callsight::timed]
fn function_pointer() -> fn(u32) -> u32 {
    |n| n.pow(2)
}

#[callsight::timed]
fn unit() {
    Default::default()
}

#[callsight::timed]
async fn later_unit() {
    Default::default()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(numbers(&["1", "2"]), numbers_later(&["1", "2"]).await);
    assert_eq!(nothing(), nothing_later().await);
    assert_eq!(any_error("7").unwrap().to_string(), "7");
    assert_eq!(
        any_later_error("").await.err().unwrap().to_string(),
        "empty"
    );
    assert_eq!(boxed_closure(2)(3) + function_pointer()(2), 13);
    unit();
    later_unit().await;
    assert_eq!(
        callsight_ui_tests::outcomes("any_later_error"),
        [0, 1, 0, 0]
    );
}
