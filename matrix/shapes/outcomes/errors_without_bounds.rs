//! An error that is neither `Debug` nor `Display`, a `String`, a box, a type parameter, a reference, `()`.

use std::error::Error;

use contender::{recorded, recording};

struct Nothing;

#[measured]
fn nothing(n: u32) -> Result<u32, Nothing> {
    n.checked_sub(1).ok_or(Nothing)
}

#[measured]
fn unit(n: u32) -> Result<u32, ()> {
    n.checked_sub(1).ok_or(())
}

#[measured]
fn boxed(n: u32) -> Result<u32, Box<dyn Error>> {
    n.checked_sub(1).ok_or_else(|| "zero".into())
}

#[measured]
async fn later(n: u32) -> Result<u32, Box<dyn Error + Send + Sync>> {
    Ok(n.checked_sub(1).ok_or("zero")?)
}

#[measured]
fn shown(n: u32) -> Result<u32, &'static str> {
    n.checked_sub(1).ok_or("zero")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert!(nothing(0).is_err() && unit(0).is_err() && boxed(0).is_err() && shown(0).is_err());
    assert!(later(0).await.is_err() && later(1).await.is_ok());
    for function in ["nothing", "unit", "boxed", "shown"] {
        recorded(function).ended([0, 1, 0, 0]);
    }
    recorded("later").ended([1, 1, 0, 0]);
}
