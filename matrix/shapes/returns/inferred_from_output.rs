//! `collect`, `parse`, `sum`, `default` and `into` learn what to make from the arrow.

use std::collections::BTreeMap;
use std::num::ParseIntError;

#[measured]
fn numbers(text: &str) -> Result<Vec<u32>, ParseIntError> {
    text.split(' ').map(|word| word.parse()).collect()
}

#[measured]
fn nothing(_: u8) -> (Vec<u8>, Option<u64>, [u16; 3]) {
    Default::default()
}

#[measured]
async fn counted(text: &str) -> BTreeMap<char, usize> {
    text.chars()
        .map(|letter| (letter, text.matches(letter).count()))
        .collect()
}

#[measured]
async fn converted(n: u8) -> u64 {
    n.into()
}

#[measured]
fn literal(n: u8) -> u64 {
    if n == 0 { 5_000_000_000 } else { n.into() }
}

#[measured]
fn chosen(n: u8) -> Option<i8> {
    let sign = match n {
        0 => return None,
        1 => 1,
        _ => -1,
    };
    Some(sign * 100)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(numbers("1 2"), Ok(vec![1, 2]));
    assert_eq!(nothing(0), (vec![], None, [0, 0, 0]));
    assert_eq!(counted("aab").await[&'a'], 2);
    assert_eq!(converted(1).await + literal(0), 5_000_000_001);
    assert_eq!((chosen(0), chosen(2)), (None, Some(-100)));
}
