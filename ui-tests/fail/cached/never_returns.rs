//! What never returns leaves nothing to keep.

#[callsight::cached]
fn work() -> ! {
    std::process::exit(0)
}

fn main() {
    work();
}
