//! Methods of trait implementations, and default bodies in the trait itself.

#![deny(warnings)]

trait Shape {
    fn area(&self) -> u32;

    #[callsight::timed]
    fn doubled(&self) -> u32 {
        self.area() * 2
    }

    #[callsight::timed]
    fn consumed(self) -> u32
    where
        Self: Sized,
    {
        self.area()
    }

    #[callsight::timed]
    #[allow(async_fn_in_trait)]
    async fn doubled_later(&self) -> Result<u32, String> {
        Ok(self.doubled())
    }
}

struct Square(u32);
struct Line;

impl Shape for Square {
    #[callsight::timed]
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Shape for Line {
    #[callsight::timed]
    fn area(&self) -> u32 {
        0
    }

    #[callsight::timed]
    async fn doubled_later(&self) -> Result<u32, String> {
        Err("no area".to_owned())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shapes: [&dyn Fn() -> u32; 2] = [&|| Square(2).doubled(), &|| Line.consumed()];
    assert_eq!(shapes.map(|shape| shape()), [8, 0]);
    assert_eq!(Square(2).doubled_later().await, Ok(8));
    assert!(Line.doubled_later().await.is_err());
}
