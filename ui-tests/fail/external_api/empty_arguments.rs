//! Empty parentheses name no service either.

#[callsight::external_api()]
fn work() {}

fn main() {
    work();
}
