//! What is kept is decided by the type: no `Err` and no `None`, behind whatever alias.

#![deny(warnings)]

use callsight_ui_tests::hits_and_misses;

type Fallible<T> = Result<T, NotClone>;

#[derive(Debug)]
struct NotClone;

#[callsight::cached]
fn even(n: u32) -> Fallible<u32> {
    if n % 2 == 0 { Ok(n) } else { Err(NotClone) }
}

#[callsight::cached]
async fn even_later(n: u32) -> Option<u32> {
    (n % 2 == 0).then_some(n)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for n in [1, 1, 2, 2] {
        assert_eq!(even(n).ok(), even_later(n).await);
    }
    assert_eq!(hits_and_misses("even"), [1, 3]);
    assert_eq!(hits_and_misses("even_later"), [1, 3]);
}
