//! Methods that are called through `dyn Trait`, and a method that returns `Box<dyn Self>`.
//!
//! refused by cached: a cached value is given to later calls, and `Box<dyn Step>` cannot be; return one that is `Clone + Send + Sync`

use std::rc::Rc;

trait Step {
    #[measured(method)]
    fn run(&mut self, n: u32) -> Result<u32, Box<dyn std::error::Error>> {
        Ok(n.checked_sub(self.by(1)).ok_or("below zero")?)
    }

    fn by(&self, n: u32) -> u32;

    #[measured(method)]
    fn boxed(self: Box<Self>) -> u32 {
        self.by(2)
    }

    fn twice(self: Rc<Self>) -> Box<dyn Step>;
}

#[derive(Clone)]
struct Fixed(u32);

impl Step for Fixed {
    #[measured(method)]
    fn by(&self, n: u32) -> u32 {
        self.0 * n
    }

    #[measured(method)]
    fn twice(self: Rc<Self>) -> Box<dyn Step> {
        Box::new(Fixed(self.0 * 2))
    }
}

fn main() {
    let mut step: Box<dyn Step> = Box::new(Fixed(2));
    assert_eq!(step.run(5).unwrap(), 3);
    assert_eq!(step.run(1).unwrap_err().to_string(), "below zero");
    assert_eq!(step.boxed() + Rc::new(Fixed(3)).twice().by(1), 10);
}
