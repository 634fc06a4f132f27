//! A misspelt key is named, and the nearest one offered.

#[callsight::background_job(nmae = "sweep")]
fn work() {}

fn main() {
    work();
}
