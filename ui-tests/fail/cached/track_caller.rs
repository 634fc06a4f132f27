//! A value that is kept is no caller's own.

#[callsight::cached]
#[track_caller]
fn line(of: u32) -> u32 {
    of + std::panic::Location::caller().line()
}

fn main() {
    line(1);
}
