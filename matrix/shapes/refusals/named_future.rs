//! A future whose type has a name cannot be put into another one.
//!
//! refused by timed: a future of a named type cannot be measured without changing the type; return `impl Future` or a boxed one, or write `measure = "call"` to measure the call alone
//! refused by timed_query: a future of a named type cannot be measured without changing the type; return `impl Future` or a boxed one, or write `measure = "call"` to measure the call alone
//! refused by external_api: a future of a named type cannot be measured without changing the type; return `impl Future` or a boxed one, or write `measure = "call"` to measure the call alone
//! refused by background_job: a future of a named type cannot be measured without changing the type; return `impl Future` or a boxed one, or write `measure = "call"` to measure the call alone
//! refused by cached: a returned future can be awaited only once, so there is no value in it to keep; write an `async fn`

#[measured]
fn ready(n: u32) -> std::future::Ready<u32> {
    std::future::ready(n)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(ready(1).await, 1);
}
