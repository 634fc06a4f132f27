//! What is asked is a function, not what it would return.

#[callsight::timed(ok_if = true, error_kind = 7)]
fn found() -> Option<u8> {
    None
}

fn main() {
    found();
}
