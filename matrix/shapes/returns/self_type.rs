//! `Self`, `Result<Self, E>`, `Self::Output`, `Self(..)` and `Self::NAME` in generic types.
//!
//! refused by cached: a cached value is given to later calls, and `(Meters<T>, &str)` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `T` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Meters<T>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `Option<T>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Result<Meters<T>, Box<dyn std::error::Error + Send + Sync>>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `Meters<T>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Meters<T>` cannot be; return one that is `Clone + Send + Sync`

use std::error::Error;
use std::ops::Add;

#[derive(Debug, PartialEq)]
struct Meters<T>(T);

impl<T: Clone + 'static> Meters<T> {
    const NAME: &'static str = "m";

    #[measured(method)]
    fn new(length: T) -> Self {
        Self(length)
    }

    #[measured(method)]
    fn checked(length: Option<T>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let Some(length) = length else {
            return Err("no length".into());
        };
        Ok(Self(length))
    }

    #[measured(method)]
    async fn named(&self) -> (Self, &'static str) {
        (Self(self.0.clone()), Self::NAME)
    }
}

impl<T: Add<Output = T>> Add for Meters<T> {
    type Output = Self;

    #[measured(method)]
    fn add(self, other: Self) -> Self::Output {
        let Self(mine) = self;
        Self(mine + other.0)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(Meters::new(1) + Meters(2), Meters(3));
    assert!(Meters::<u8>::checked(None).is_err());
    assert_eq!(Meters(1).named().await, (Meters(1), "m"));
}
