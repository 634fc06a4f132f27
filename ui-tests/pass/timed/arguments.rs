//! Arguments may be patterns, `mut`, `_`, configured away, moved, and taken apart.

#![deny(warnings)]

struct Point {
    x: u32,
    y: u32,
}

struct NotClone(String);

#[callsight::timed]
fn counted(mut n: u32) -> u32 {
    n += 1;
    n
}

#[callsight::timed]
async fn counted_later(mut n: u32) -> u32 {
    n += 1;
    n
}

#[callsight::timed]
fn patterns((a, b): (u32, u32), Point { x, y: z }: Point, [q, ..]: [u32; 3], &w: &u32) -> u32 {
    a + b + x + z + q + w
}

#[callsight::timed]
async fn patterns_later(
    (a, b): (u32, u32),
    Point { x, y: z }: Point,
    [q, ..]: [u32; 3],
    &w: &u32,
) -> u32 {
    a + b + x + z + q + w
}

#[callsight::timed]
fn configured(#[cfg(any())] _gone: Missing, a: u32, #[allow(unused)] b: u32, _: u32) -> u32 {
    a
}

#[callsight::timed]
fn moved(text: NotClone) -> String {
    text.0
}

#[callsight::timed]
async fn moved_later(text: NotClone) -> String {
    tokio::task::yield_now().await;
    text.0
}

#[callsight::timed]
fn in_parts(pair: (String, String)) -> String {
    drop(pair.0);
    pair.1
}

#[callsight::timed]
fn unused(_first: u32, _: u32) {}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(counted(1), counted_later(1).await);
    let point = || Point { x: 3, y: 4 };
    assert_eq!(patterns((1, 2), point(), [5, 6, 7], &8), 23);
    assert_eq!(patterns_later((1, 2), point(), [5, 6, 7], &8).await, 23);
    assert_eq!(configured(1, 2, 3), 1);
    assert_eq!(
        moved(NotClone("a".to_owned())),
        moved_later(NotClone("a".to_owned())).await
    );
    assert_eq!(in_parts(("a".to_owned(), "b".to_owned())), "b");
    unused(1, 2);
}
