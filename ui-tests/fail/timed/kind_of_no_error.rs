//! Where there is no `Result`, there is no error that could be asked for its kind.

#[callsight::timed(ok_if = Option::is_some, error_kind = |_| "missing")]
fn found() -> Option<u8> {
    None
}

fn main() {
    found();
}
