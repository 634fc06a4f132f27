//! An array becomes a slice, a `String` a `str`, a struct a `dyn Trait`, behind a reference.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value

use std::fmt::Debug;

#[measured]
fn slice(numbers: &[u8; 3]) -> &[u8] {
    numbers
}

#[measured]
fn text(text: &String) -> &str {
    text
}

#[measured]
fn shown(numbers: &Vec<u8>) -> &dyn Debug {
    numbers
}

#[measured]
async fn later<'a>(numbers: &'a mut Vec<u8>, _other: &str) -> &'a mut [u8] {
    numbers.push(1);
    numbers
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(slice(&[1, 2, 3]).len() + text(&"ab".to_owned()).len(), 5);
    assert_eq!(format!("{:?}", shown(&vec![1])), "[1]");
    later(&mut vec![2], "").await[0] = 1;
}
