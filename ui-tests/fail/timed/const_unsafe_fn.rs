//! The same behind a visibility and with other qualifiers.

#[callsight::timed]
pub const unsafe extern "C" fn work() {}

fn main() {
    unsafe { work() };
}
