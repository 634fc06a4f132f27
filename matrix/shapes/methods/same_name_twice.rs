//! Two types with methods of the same name, in an inherent block, a trait, and inside a function.

use contender::{recorded, recording};

struct One;
struct Two;

impl One {
    #[measured(method)]
    fn name(&self, n: u32) -> String {
        format!("one {n}")
    }
}

impl Two {
    #[measured(method)]
    fn name(&self, n: u32) -> String {
        format!("two {n}")
    }
}

trait Named {
    fn name(&self, n: u32) -> String;
}

impl Named for u8 {
    #[measured(method)]
    fn name(&self, n: u32) -> String {
        struct Inner;
        impl Inner {
            #[measured(method)]
            fn name(&self, n: u32) -> String {
                format!("inner {n}")
            }
        }
        Inner.name(n)
    }
}

impl Named for u16 {
    #[measured(method)]
    fn name(&self, n: u32) -> String {
        format!("u16 {n}")
    }
}

fn main() {
    recording();
    assert_eq!(
        (One.name(1), Two.name(1)),
        ("one 1".to_owned(), "two 1".to_owned())
    );
    assert_eq!(
        (1_u8.name(1), 1_u16.name(1)),
        ("inner 1".to_owned(), "u16 1".to_owned())
    );
    recorded("name").ended([5, 0, 0, 0]);
}
