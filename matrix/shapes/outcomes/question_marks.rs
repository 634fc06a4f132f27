//! `?` on `Option` and `Result`, with a conversion, in closures and blocks that are not the body.

use contender::{recorded, recording};

#[derive(Debug, Clone, PartialEq)]
struct Failed(String);

impl From<std::num::ParseIntError> for Failed {
    fn from(error: std::num::ParseIntError) -> Self {
        Self(error.to_string())
    }
}

#[measured]
fn converted(text: &str) -> Result<u32, Failed> {
    let first = text.split(' ').next().ok_or(Failed(String::new()))?;
    let inner = || -> Option<u32> { text.split(' ').nth(1)?.parse().ok() };
    Ok(first.parse::<u32>()? + inner().unwrap_or(0))
}

#[measured]
async fn in_a_block(text: &str) -> u32 {
    let parsed: Result<u32, Failed> = async { Ok(text.parse::<u32>()?) }.await;
    parsed.unwrap_or(7)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!((converted("1 2"), converted("1 x")), (Ok(3), Ok(1)));
    assert!(converted("x").is_err());
    assert_eq!(in_a_block("x").await, 7);
    recorded("converted").ended([2, 1, 0, 0]);
    recorded("in_a_block").ended([1, 0, 0, 0]);
}
