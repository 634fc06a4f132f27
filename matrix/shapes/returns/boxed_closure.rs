//! `-> Box<dyn Fn(u32) -> u32>`: a closure is coerced at the end and at `return`.
//!
//! refused by cached: a cached value is given to later calls, and `Box<dyn Fn(u32) -> u32>` cannot be; return one that is `Clone + Send + Sync`

#[measured]
fn adder(n: u32) -> Box<dyn Fn(u32) -> u32> {
    if n == 0 {
        return Box::new(|other| other);
    }
    Box::new(move |other| other + n)
}

fn main() {
    assert_eq!(adder(0)(1) + adder(2)(1), 4);
}
