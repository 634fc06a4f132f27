//! Two functions that each say how a call ended could contradict one another.

#[callsight::timed(ok_if = Option::is_some, error_if = Option::is_none)]
fn found() -> Option<u8> {
    None
}

fn main() {
    found();
}
