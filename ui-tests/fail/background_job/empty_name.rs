//! A job without a name of its own has that of the function.

#[callsight::background_job(name = "")]
fn work() {}

fn main() {
    work();
}
