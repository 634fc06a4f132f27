//! What is said of `Result`.

use std::error::Error;

#[callsight::timed]
fn always_ok(n: u8) -> Result<u8, String> {
    Ok(n)
}

#[callsight::timed]
fn always_ok_early(n: u8) -> Result<(), Box<dyn Error>> {
    if n > 3 {
        return Ok(());
    }
    println!("{n}");
    Ok(())
}

#[callsight::timed]
fn question(text: &str) -> Result<u8, Box<dyn Error>> {
    let n = text.parse::<u8>()?;
    Ok(n)
}

#[callsight::timed]
fn needless_question(text: &str) -> Result<u8, std::num::ParseIntError> {
    Ok(text.parse::<u8>()?)
}

#[callsight::timed]
async fn needless_question_later(text: &str) -> Result<u8, std::num::ParseIntError> {
    Ok(text.parse::<u8>()?)
}

#[callsight::timed]
fn forgotten(text: &str) {
    text.parse::<u8>();
    always_ok(3);
}

#[callsight::timed]
async fn forgotten_later(text: &str) {
    text.parse::<u8>();
    tokio::task::yield_now().await;
    let _ = always_ok(3);
}

#[callsight::timed]
fn unit_error() -> Result<u8, ()> {
    Err(())
}

#[callsight::timed]
fn large_error() -> Result<u8, [u8; 512]> {
    Err([0; 512])
}

#[callsight::timed]
async fn large_error_later() -> Result<u8, [u8; 512]> {
    Err([0; 512])
}

#[callsight::timed]
fn ignored(text: &str) -> u8 {
    text.parse().map_err(|_| "no").unwrap_or(3)
}

#[callsight::timed]
fn ok_expect(text: &str) -> u8 {
    text.parse::<u8>().ok().expect("a number")
}

#[callsight::timed]
fn returned_error(text: &str) -> Result<u8, String> {
    Err(text.to_string())?;
    match text.parse::<u8>() {
        Ok(n) => Ok(n),
        Err(error) => return Err(error.to_string()),
    }
}

#[callsight::timed]
fn try_from(n: u64) -> Result<u8, String> {
    u8::try_from(n).or_else(|error| Err(error.to_string()))
}

#[callsight::timed]
fn if_let_ok(text: &str) -> u8 {
    if let Ok(_) = text.parse::<u8>() { 1 } else { 2 }
}

#[callsight::timed]
fn wrapped_in_vain(n: u8) -> Option<()> {
    println!("{n}");
    Some(())
}
