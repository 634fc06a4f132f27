//! No name of ours is in scope where the author's statements run.

#![deny(warnings)]
#![allow(non_snake_case, clippy::too_many_arguments)]

const CALLSITES: u32 = 1;

#[callsight::timed]
fn taken(
    __CALLSITE: u32,
    callsite: u32,
    observe: u32,
    returned: u32,
    result: u32,
    key: u32,
    span: u32,
    guard: u32,
) -> u32 {
    __CALLSITE + callsite + observe + returned + result + key + span + guard + CALLSITES
}

#[callsight::timed]
async fn taken_later(__CALLSITE: u32, observe_async: u32, returned: u32, future: u32) -> u32 {
    __CALLSITE + observe_async + returned + future + CALLSITES
}

#[callsight::cached]
fn taken_and_cached(__CALLSITE: u32, key: u32, policy: u32) -> u32 {
    __CALLSITE + key + policy
}

#[callsight::timed]
fn declared() -> u32 {
    static __CALLSITE: u32 = 1;
    fn observe() -> u32 {
        __CALLSITE
    }
    observe()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(taken(1, 1, 1, 1, 1, 1, 1, 1), 9);
    assert_eq!(taken_later(1, 1, 1, 1).await, 5);
    assert_eq!(taken_and_cached(1, 1, 1), 3);
    assert_eq!(declared(), 1);
}
