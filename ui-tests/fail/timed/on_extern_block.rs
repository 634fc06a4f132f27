//! An attribute for functions says so when it is put on a block of foreign functions, which stays usable.

#[callsight::timed]
unsafe extern "C" {
    fn abs(n: i32) -> i32;
}

fn main() {
    unsafe { abs(-1) };
}
