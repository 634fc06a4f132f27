//! There is one thing to say under `measure`.

#[callsight::timed(measure = "future")]
fn answer() -> impl Future<Output = u8> {
    async { 42 }
}

fn main() {
    drop(answer());
}
