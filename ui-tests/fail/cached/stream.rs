//! A cached function returns a value, so it is never said to return a stream.

#[callsight::cached(stream)]
fn answer() -> u8 {
    42
}

fn main() {
    answer();
}
