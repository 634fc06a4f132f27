//! An attribute that has no effect says so.

#[callsight::timed]
trait Work {
    const HOURS: u32 = 8;
    fn work(&self);
}

impl Work for () {
    fn work(&self) {}
}

fn main() {
    ().work();
    let _ = <() as Work>::HOURS;
}
