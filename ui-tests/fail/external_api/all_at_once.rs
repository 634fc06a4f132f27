//! A missing service does not hide what is wrong with the rest.

#[callsight::external_api(operation = charge, slow = "0s", nmae = "pay")]
fn work() {}

fn main() {
    work();
}
