//! A call allocates nothing once its series are there, and a boxed future one box.

#![deny(warnings)]

use std::alloc::System;
use std::future::Future;
use std::pin::Pin;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[derive(callsight::Label, Clone, Copy)]
enum Plan {
    Free,
    Pro,
}

#[callsight::timed]
fn sync(number: u64) -> Result<u64, ()> {
    if number > 0 { Ok(number) } else { Err(()) }
}

#[callsight::timed]
async fn asynchronous(bytes: [u8; 1024]) -> usize {
    tokio::task::yield_now().await;
    nested(bytes).await
}

#[callsight::timed_query(system = "sqlite", collection = "users")]
async fn nested(bytes: [u8; 1024]) -> usize {
    tokio::task::yield_now().await;
    bytes.len()
}

#[callsight::external_api("stripe", ok_if = Option::is_some)]
fn judged(number: u64) -> Option<u64> {
    number.checked_sub(1)
}

#[callsight::background_job]
#[track_caller]
fn in_place() -> Option<u8> {
    Some(1)
}

#[callsight::timed(labels(plan = plan))]
fn labelled(plan: Plan) -> u8 {
    plan as u8
}

#[callsight::timed(labels(tenant = tenant, max = 10))]
fn bounded(tenant: &str) -> usize {
    tenant.len()
}

#[callsight::timed]
fn returned(bytes: [u8; 64]) -> impl Future<Output = usize> {
    async move {
        tokio::task::yield_now().await;
        bytes.len()
    }
}

#[callsight::timed]
fn boxed() -> Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(async { 1 })
}

async fn all() {
    let _ = sync(1);
    let _ = sync(0);
    asynchronous([0; 1024]).await;
    judged(1);
    in_place();
    labelled(Plan::Free);
    labelled(Plan::Pro);
    bounded("acme");
    bounded("globex");
    returned([0; 64]).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    all().await;
    boxed().await;

    let region = Region::new(ALLOCATOR);
    for _ in 0..100 {
        all().await;
    }
    assert_eq!(region.change().allocations, 0, "{:?}", region.change());

    let region = Region::new(ALLOCATOR);
    boxed().await;
    assert_eq!(region.change().allocations, 2, "the author's box and ours");
}
