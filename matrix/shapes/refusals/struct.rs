//! A struct, which does nothing.
//!
//! refused by timed: `#[timed]` measures one function, and this is a struct; put it on a function
//! refused by timed_query: `#[timed_query]` measures one function, and this is a struct; put it on a function
//! refused by external_api: `#[external_api]` measures one function, and this is a struct; put it on a function
//! refused by background_job: `#[background_job]` measures one function, and this is a struct; put it on a function
//! refused by cached: `#[cached]` measures one function, and this is a struct; put it on a function

#[measured]
struct Point {
    x: u32,
}

fn main() {
    assert_eq!(Point { x: 1 }.x, 1);
}
