//! Whatever its shape, a function says its budget where it begins, and is otherwise as it was.

use std::future::Future;

use callsight::request::{Watched, watch};

#[callsight::timed_query(operation = "select")]
async fn query() {}

#[callsight::route_budget(queries = 1)]
async fn asynchronous() {
    query().await;
    query().await;
}

#[callsight::route_budget(queries = 1, external_calls = 0)]
fn future() -> impl Future<Output = ()> {
    asynchronous()
}

#[callsight::route_budget(db_time = "1h")]
fn plain(text: &str) -> &str {
    #![allow(unused_variables)]
    let unused = ();
    text
}

struct Handler<T>(T);

impl<T: Clone> Handler<T> {
    #[callsight::route_budget(queries = 2)]
    #[callsight::timed]
    async fn method(&self, count: usize) -> T {
        const ONE: usize = 1;
        for _ in 0..count * ONE {
            query().await;
        }
        self.0.clone()
    }
}

async fn exceeded<F: Future>(future: F) -> Vec<String> {
    let (_, watched): (_, Watched) = watch(future).await;
    watched.exceeded_budgets()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let one = exceeded(asynchronous()).await;
    assert!(one[0].ends_with("::asynchronous`: queries 2 > 1"), "{one:?}");
    assert_eq!(exceeded(async { future().await }).await.len(), 2);
    assert_eq!(exceeded(async { plain("text").len() }).await.len(), 0);
    let handler = Handler(7);
    assert_eq!(callsight::assert_queries!(within_budget, handler.method(2)), 7);
    let three = exceeded(handler.method(3)).await;
    assert!(three[0].contains("Handler::method`: queries 3 > 2"), "{three:?}");
}
