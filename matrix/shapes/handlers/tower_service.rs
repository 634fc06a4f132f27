//! `Service::call` that returns a boxed future, and a function that is handed on as a `Service`.
//!
//! refused by cached: a returned future can be awaited only once, so there is no value in it to keep; write an `async fn`

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use contender::{recorded, recording};
use tower::{Service, ServiceExt, service_fn};

#[derive(Clone)]
struct Doubling;

impl Service<u32> for Doubling {
    type Response = u32;
    type Error = String;
    type Future = Pin<Box<dyn Future<Output = Result<u32, String>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), String>> {
        Poll::Ready(Ok(()))
    }

    #[measured(method)]
    fn call(&mut self, n: u32) -> Self::Future {
        Box::pin(async move { n.checked_mul(2).ok_or_else(String::new) })
    }
}

#[measured]
async fn added(n: u32) -> Result<u32, Infallible> {
    Ok(n + 1)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(Doubling.oneshot(2).await, Ok(4));
    assert!(Doubling.oneshot(u32::MAX).await.is_err());
    assert_eq!(service_fn(added).oneshot(1).await, Ok(2));
    recorded("call").ended([1, 1, 0, 0]);
    recorded("added").ended([1, 0, 0, 0]);
}
