//! An attribute for functions says so when it is put on a module, which stays usable.

#[callsight::timed]
mod work {
    pub fn work() {}
}

fn main() {
    work::work();
}
