//! Arguments called like what an expansion may call its own.
//!
//! refused by cached: a cache key is compared, hashed and kept, and `T` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `R` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `F` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`

#[measured]
#[allow(clippy::too_many_arguments)]
fn taken(
    result: u32,
    caller: u32,
    key: u32,
    span: u32,
    guard: u32,
    ret: u32,
    err: u32,
    fut: u32,
    callsite: u32,
    returned: u32,
    value: u32,
    residual: u32,
) -> u32 {
    result + caller + key + span + guard + ret + err + fut + callsite + returned + value + residual
}

#[measured]
async fn later(
    future: u32,
    body: u32,
    cx: u32,
    this: u32,
    call: u32,
    _call: u32,
    __self: u32,
) -> u32 {
    tokio::task::yield_now().await;
    future + body + cx + this + call + _call + __self
}

#[measured]
fn functions(observe: fn(u32) -> u32, cached: u32, tracing: u32, callsight: u32) -> u32 {
    observe(cached + tracing + callsight)
}

#[measured]
fn generic<T: Into<u32>, R: Into<u32>, F: Into<u32>>(t: T, r: R, f: F) -> u32 {
    t.into() + r.into() + f.into()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(taken(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 12);
    assert_eq!(later(1, 1, 1, 1, 1, 1, 1).await, 7);
    assert_eq!(functions(|n| n + 1, 1, 1, 1), 4);
    assert_eq!(generic(1_u8, 1_u16, 1_u32), 3);
}
