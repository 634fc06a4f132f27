//! `crate = path` finds the runtime where it was re-exported.

#![deny(warnings)]

mod telemetry {
    pub use callsight as reexported;
}

mod callsight {}

#[telemetry::reexported::timed(crate = crate::telemetry::reexported)]
fn plain() {}

#[telemetry::reexported::cached(crate = telemetry::reexported, ttl = "1s", key = n)]
async fn kept(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    plain();
    assert_eq!(kept(1).await, 1);
    assert_eq!(callsight_ui_tests::outcomes("plain"), [1, 0, 0, 0]);
}
