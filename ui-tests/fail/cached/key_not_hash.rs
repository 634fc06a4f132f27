//! A key that cannot be looked up is refused by the compiler, at the argument.

#[callsight::cached]
fn work(of: f64) -> u32 {
    of.to_bits().count_ones()
}

fn main() {
    work(1.0);
}
