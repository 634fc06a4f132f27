//! To call an `async fn` is to do nothing, which needs no measuring.

#[callsight::timed(measure = "call")]
async fn answer() -> u8 {
    42
}

fn main() {
    drop(answer());
}
