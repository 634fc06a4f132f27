//! An attribute for functions says so when it is put on a static, which stays usable.

#[callsight::timed]
static WORK: u32 = 1;

fn main() {
    let _ = WORK;
}
