//! Default bodies, their replacements, associated constants and types, a blanket implementation.
//!
//! refused by cached: a cached value is given to later calls, and `Option<<Self as Shape>::Name>` cannot be; return one that is `Clone + Send + Sync`

trait Shape {
    const SIDES: u32;
    type Name: From<&'static str>;

    fn area(&self) -> u32;

    #[measured(method)]
    fn doubled(&self, times: u32) -> u32 {
        self.area() * 2 * times + Self::SIDES
    }

    #[measured(method)]
    fn named(&self, n: u8) -> Option<Self::Name> {
        (n > 0).then(|| "shape".into())
    }

    #[measured(method)]
    fn consumed(self) -> u32
    where
        Self: Sized,
    {
        self.area()
    }
}

struct Square(u32);

impl Shape for Square {
    const SIDES: u32 = 4;
    type Name = String;

    #[measured(method)]
    fn area(&self) -> u32 {
        self.0.pow(2)
    }
}

trait Described {
    fn described(&self, n: u32) -> String;
}

impl<T: Shape + ?Sized> Described for T {
    #[measured(method)]
    fn described(&self, n: u32) -> String {
        format!("{} {n}", T::SIDES)
    }
}

fn main() {
    assert_eq!(Square(2).doubled(1), 12);
    assert_eq!(Square(2).named(1).as_deref(), Some("shape"));
    assert_eq!(
        (Square(2).consumed(), Square(1).described(3)),
        (4, "4 3".to_owned())
    );
}
