//! A `Box<dyn Sub>` becomes a `Box<dyn Super>`, and what is `Send` becomes what need not be.
//!
//! refused by cached: a cache key is compared, hashed and kept, and `Box<dyn Any + Send>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Result<Box<dyn Any>, Box<dyn Any + Send>>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `Box<dyn Sub>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Box<dyn std::fmt::Debug>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `Box<dyn Any + Send>` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Box<dyn Any>` cannot be; return one that is `Clone + Send + Sync`

use std::any::Any;
use std::fmt::Debug;

trait Sub: Debug + Send {}
impl Sub for u8 {}

#[measured]
fn upcast(sub: Box<dyn Sub>) -> Box<dyn Debug> {
    sub
}

#[measured]
fn less(value: Box<dyn Any + Send>) -> Box<dyn Any> {
    if value.is::<u8>() {
        return value;
    }
    value
}

#[measured]
async fn later(value: Box<dyn Any + Send>) -> Result<Box<dyn Any>, Box<dyn Any + Send>> {
    if value.is::<u8>() {
        Ok(value)
    } else {
        Err(value)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(format!("{:?}", upcast(Box::new(1_u8))), "1");
    assert!(less(Box::new(1_u8)).is::<u8>());
    assert!(later(Box::new("")).await.is_err());
}
