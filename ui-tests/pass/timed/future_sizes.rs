//! A future grows by a stated number of bytes a level, and once more by each argument that is passed on by value.

#![deny(warnings)]

use std::future::Future;
use std::mem::size_of_val;

/// What a level adds besides its arguments: the call, and the states of one more future.
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

fn grown<B: Future, A: Future>(bare: &B, annotated: &A) -> usize {
    size_of_val(annotated) - size_of_val(bare)
}

fn main() {
    let bytes = [0; PAYLOAD];
    let sizes = [
        grown(&bare::empty(), &annotated::empty()),
        grown(&bare::borrowed(&bytes), &annotated::borrowed(&bytes)),
        grown(&bare::returned(bytes), &annotated::returned(bytes)),
        grown(&bare::inner(bytes), &annotated::inner(bytes)),
        grown(&bare::middle(bytes), &annotated::middle(bytes)),
        grown(&bare::outer(bytes), &annotated::outer(bytes)),
    ];
    let arguments = [0, 0, 0, 0, PAYLOAD, 2 * PAYLOAD];
    let levels = [1, 1, 1, 1, 2, 3];
    for ((size, arguments), levels) in sizes.into_iter().zip(arguments).zip(levels) {
        assert!(size <= arguments + levels * LEVEL, "{sizes:?}");
    }
}
