//! Arguments without number cannot be handed on.

#[callsight::timed]
unsafe extern "C" fn work(count: u32, _: ...) -> u32 {
    count
}

fn main() {
    unsafe { work(0) };
}
