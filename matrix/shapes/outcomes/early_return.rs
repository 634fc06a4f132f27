//! `?`, `return` and the value at the end are all seen.

use contender::{recorded, recording};

#[measured]
fn below_four(text: &str) -> Result<u32, std::num::ParseIntError> {
    let number = text.parse()?;
    if number > 3 {
        return Ok(3);
    }
    Ok(number)
}

fn main() {
    recording();
    assert_eq!(below_four("7"), Ok(3));
    assert_eq!(below_four("2"), Ok(2));
    assert!(below_four("x").is_err());
    recorded("below_four").ended([2, 1, 0, 0]).took_ms(0);
}
