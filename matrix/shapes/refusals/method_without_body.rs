//! A method that a trait only declares.
//!
//! refused by timed: `area` has no body here, so there is nothing to measure; put `#[timed]` on its implementation
//! refused by timed_query: `area` has no body here, so there is nothing to measure; put `#[timed_query]` on its implementation
//! refused by external_api: `area` has no body here, so there is nothing to measure; put `#[external_api]` on its implementation
//! refused by background_job: `area` has no body here, so there is nothing to measure; put `#[background_job]` on its implementation
//! refused by cached: `area` has no body here, so there is nothing to measure; put `#[cached]` on its implementation

trait Shape {
    #[measured(method)]
    fn area(&self) -> u32;
}

impl Shape for u32 {
    fn area(&self) -> u32 {
        *self
    }
}

fn main() {
    assert_eq!(1_u32.area(), 1);
}
