//! `disabled` leaves the function as it is: not even its series exist.

#![deny(warnings)]

use callsight::registry::Registry;

#[callsight::timed(disabled, slow = "1s")]
fn constant() -> u32 {
    1
}

struct Shelf;

#[callsight::timed(disabled)]
impl Shelf {
    fn first(&self) -> u32 {
        1
    }

    #[callsight(skip)]
    fn last(&self) -> u32 {
        2
    }
}

fn main() {
    assert_eq!(constant() + Shelf.first() + Shelf.last(), 4);
    assert!(
        !Registry::global()
            .render()
            .contains("function_calls_total{")
    );
}
