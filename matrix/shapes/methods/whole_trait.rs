//! On a whole `trait` block and on the `impl` of a trait: each body in it.

use contender::{recorded, recording};

#[measured(block)]
trait Greeting {
    fn name(&self) -> String;

    fn greeting(&self, n: u8) -> Result<String, u8> {
        if n == 0 {
            Err(n)
        } else {
            Ok(format!("hello {}", self.name()))
        }
    }
}

struct World;

#[measured(block)]
impl Greeting for World {
    fn name(&self) -> String {
        "world".to_owned()
    }
}

fn main() {
    recording();
    assert_eq!(World.greeting(1).unwrap(), "hello world");
    assert!(World.greeting(0).is_err());
    recorded("greeting").ended([1, 1, 0, 0]);
}
