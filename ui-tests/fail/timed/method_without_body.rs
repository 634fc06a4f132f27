//! A method of a trait that has no body is measured where it has one.

trait Shape {
    #[callsight::timed]
    fn area(&self) -> u32;
}

struct Square(u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

fn main() {
    Square(2).area();
}
