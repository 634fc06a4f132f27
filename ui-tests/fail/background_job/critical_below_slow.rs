//! Every critical run is a slow one, so the threshold is higher.

#[callsight::background_job(slow = "5m", critical = "1m")]
async fn work() {}

fn main() {
    drop(work());
}
