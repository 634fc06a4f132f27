//! A future grows by at most a stated number of bytes a level, however large the arguments are.

#![deny(warnings)]

use std::mem::size_of_val;

/// What a level adds: the call.
const LEVEL: usize = 48;
const PAYLOAD: usize = 1024;

macro_rules! functions {
    ($(#[$attribute:meta])?) => {
        $(#[$attribute])?
        pub(crate) async fn empty() {}

        $(#[$attribute])?
        pub(crate) async fn borrowed(bytes: &[u8; super::PAYLOAD]) -> usize {
            tokio::task::yield_now().await;
            bytes.len()
        }

        $(#[$attribute])?
        pub(crate) async fn inner(bytes: [u8; super::PAYLOAD]) -> usize {
            tokio::task::yield_now().await;
            bytes.len()
        }

        $(#[$attribute])?
        pub(crate) async fn middle(bytes: [u8; super::PAYLOAD]) -> usize {
            inner(bytes).await
        }

        $(#[$attribute])?
        pub(crate) async fn outer(bytes: [u8; super::PAYLOAD]) -> usize {
            middle(bytes).await
        }

        $(#[$attribute])?
        pub(crate) fn returned(bytes: [u8; super::PAYLOAD]) -> impl Future<Output = usize> {
            async move {
                tokio::task::yield_now().await;
                bytes.len()
            }
        }
    };
}

mod bare {
    use std::future::Future;
    functions!();
}

mod annotated {
    use std::future::Future;
    functions!(#[callsight::timed]);
}

/// The two sizes, and how many levels are measured.
fn sizes<B, A>(levels: usize, bare: &B, annotated: &A) -> (usize, usize, usize) {
    (levels, size_of_val(bare), size_of_val(annotated))
}

fn main() {
    let bytes = [0; PAYLOAD];
    let all = [
        sizes(1, &bare::empty(), &annotated::empty()),
        sizes(1, &bare::borrowed(&bytes), &annotated::borrowed(&bytes)),
        sizes(1, &bare::returned(bytes), &annotated::returned(bytes)),
        sizes(1, &bare::inner(bytes), &annotated::inner(bytes)),
        sizes(2, &bare::middle(bytes), &annotated::middle(bytes)),
        sizes(3, &bare::outer(bytes), &annotated::outer(bytes)),
    ];
    for (levels, bare, annotated) in all {
        assert!(annotated <= bare + levels * LEVEL, "{all:?}");
    }
}
