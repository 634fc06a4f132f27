//! Returned futures that are recursive, generic, borrowed, stacked, or in a box of the author's own.

#![deny(warnings)]

use std::future::Future;
use std::pin::Pin;

use callsight_ui_tests::outcomes;

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

#[callsight::timed]
fn countdown(from: u32) -> BoxFuture<'static, u32> {
    Box::pin(async move {
        match from.checked_sub(1) {
            Some(next) => countdown(next).await + 1,
            None => 0,
        }
    })
}

#[callsight::timed]
fn borrowed<'a>(text: &'a str) -> LocalBoxFuture<'a, &'a str> {
    Box::pin(async move { text.trim() })
}

#[callsight::timed]
fn shared<'a, T: Clone + Send + Sync>(
    value: &'a T,
) -> Pin<Box<dyn Future<Output = T> + Send + Sync + 'a>> {
    Box::pin(async move { value.clone() })
}

#[callsight::background_job(name = "stacked_job")]
#[callsight::timed]
fn stacked<F>(future: F) -> impl Future<Output = Result<u8, String>> + Send
where
    F: Future<Output = u8> + Send,
{
    async move { Err(future.await.to_string()) }
}

struct Handler<F>(F);

impl<F, Fut> Handler<F>
where
    F: Fn(u32) -> Fut,
    Fut: Future<Output = Option<u32>> + Send + 'static,
{
    #[callsight::timed(ok_if = Option::is_some)]
    fn handle(
        self: &std::sync::Arc<Self>,
        n: u32,
    ) -> impl Future<Output = Option<u32>> + Send + use<F, Fut> {
        (self.0)(n)
    }

    #[callsight::timed_query(operation = "rows")]
    fn rows(&self, n: u32) -> BoxFuture<'static, Option<u32>> {
        let future = (self.0)(n);
        Box::pin(future)
    }
}

#[callsight::timed]
fn poll_of(n: u32) -> std::task::Poll<Result<u32, String>> {
    std::task::Poll::Ready(n.checked_sub(1).ok_or_else(|| "zero".to_owned()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(tokio::spawn(countdown(3)).await.unwrap(), 3);
    assert_eq!(outcomes("countdown"), [4, 0, 0, 0]);
    assert_eq!(borrowed(" a ").await, "a");
    assert_eq!(shared(&String::from("b")).await, "b");
    assert!(stacked(async { 1 }).await.is_err());
    assert_eq!(
        [outcomes("stacked"), outcomes("stacked_job")],
        [[0, 1, 0, 0]; 2]
    );

    let handler = std::sync::Arc::new(Handler(|n: u32| async move { n.checked_sub(1) }));
    assert_eq!(
        (handler.handle(0).await, handler.handle(1).await),
        (None, Some(0))
    );
    assert_eq!(handler.rows(0).await, None);
    assert_eq!(outcomes("handle"), [1, 1, 0, 0]);
    assert_eq!(outcomes("rows"), [1, 0, 0, 0]);
    assert!(poll_of(0).is_ready());
    assert_eq!(outcomes("poll_of"), [0, 1, 0, 0]);
}
