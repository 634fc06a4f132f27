//! A function of another language has no body here.

unsafe extern "C" {
    #[callsight::timed]
    fn abs(n: i32) -> i32;
}

fn main() {
    unsafe { abs(-1) };
}
