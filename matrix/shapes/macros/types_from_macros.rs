//! A macro in the place of a type, a `$type:ty` that is a future or a reference, an expression as body.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a returned future can be awaited only once, so there is no value in it to keep; write an `async fn`

use std::future::Future;
use std::pin::Pin;

use contender::{recorded, recording};

macro_rules! output {
    ($type:ty) => { Result<$type, String> };
}

macro_rules! returning {
    ($name:ident, $type:ty, $value:expr) => {
        #[measured]
        fn $name(n: u32) -> $type {
            let _ = n;
            $value
        }
    };
}

#[measured]
fn of_a_macro(n: u32) -> output!(u32) {
    n.checked_sub(1).ok_or_else(String::new)
}

returning!(unnamed, impl Future<Output = Result<u32, u8>>, async {
    Err(1)
});
returning!(
    boxed,
    Pin<Box<dyn Future<Output = output!(u32)>>>,
    Box::pin(async { Ok(1) })
);
returning!(borrowed, &'static str, "a");
returning!(
    tuple,
    (impl Fn(u32) -> u32, output!(())),
    (|n| n + 1, Ok(()))
);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert!(of_a_macro(0).is_err());
    assert_eq!(
        (unnamed(1).await, boxed(1).await, borrowed(1)),
        (Err(1), Ok(1), "a")
    );
    assert_eq!(tuple(1).0(1), 2);
    recorded("of_a_macro").ended([0, 1, 0, 0]);
    recorded("unnamed").ended([0, 1, 0, 0]);
    recorded("boxed").ended([1, 0, 0, 0]);
}
