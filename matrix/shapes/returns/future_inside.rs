//! A future in an `Option`, a tuple or a `Vec` is not what the call is measured by.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is given to later calls, and `Vec<Pin<Box<dyn Future<Output = u8> + Send>>>` cannot be; return one that is `Clone + Send + Sync`

use std::future::{Future, Ready, ready};
use std::pin::Pin;

#[measured]
fn maybe(n: u8) -> Option<impl Future<Output = u8>> {
    (n > 0).then(|| async move { n })
}

#[measured]
fn both(n: u8) -> (impl Future<Output = u8>, Ready<u8>) {
    (async move { n }, ready(n))
}

#[measured]
fn several(n: u8) -> Vec<Pin<Box<dyn Future<Output = u8> + Send>>> {
    vec![Box::pin(async move { n }), Box::pin(ready(1))]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(maybe(0).is_none());
    assert_eq!(maybe(1).unwrap().await, 1);
    let (one, two) = both(2);
    assert_eq!(one.await + two.await, 4);
    for future in several(1) {
        assert_eq!(future.await, 1);
    }
}
