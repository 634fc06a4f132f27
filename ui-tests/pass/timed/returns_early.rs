//! `?`, `return` and the last expression are all seen, and the outcome is that of the value.

#![deny(warnings)]

use std::num::ParseIntError;

use callsight_ui_tests::outcomes;

#[callsight::timed]
fn small(text: &str) -> Result<u32, ParseIntError> {
    let number = text.parse()?;
    if number > 3 {
        return Ok(3);
    }
    Ok(number)
}

#[callsight::timed]
async fn small_later(text: &str) -> Result<u32, ParseIntError> {
    let number = text.parse()?;
    if number > 3 {
        return Ok(3);
    }
    Ok(number)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for text in ["1", "7", "many"] {
        assert_eq!(small(text), small_later(text).await);
    }
    assert_eq!(outcomes("small"), [2, 1, 0, 0]);
    assert_eq!(outcomes("small_later"), [2, 1, 0, 0]);
}
