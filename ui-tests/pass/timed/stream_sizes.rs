//! A stream grows by a stated number of bytes a level, and its box by nothing.

#![deny(warnings)]

use std::mem::size_of_val;

use futures_util::stream::Stream;

/// What a level adds: the call, how many items have passed, and the first error.
const LEVEL: usize = 56;

macro_rules! functions {
    ($(#[$attribute:meta])?) => {
        $(#[$attribute])?
        pub(crate) fn inner(bytes: [u8; 1024]) -> impl Stream<Item = u8> {
            stream::iter(bytes)
        }

        $(#[$attribute])?
        pub(crate) fn outer(bytes: [u8; 1024]) -> impl Stream<Item = Result<u8, String>> {
            inner(bytes).map(Ok)
        }

        $(#[$attribute])?
        pub(crate) fn boxed(bytes: [u8; 1024]) -> BoxStream<'static, u8> {
            inner(bytes).boxed()
        }
    };
}

mod bare {
    use futures_util::stream::{self, BoxStream, Stream, StreamExt};
    functions!();
}

mod annotated {
    use futures_util::stream::{self, BoxStream, Stream, StreamExt};
    functions!(#[callsight::timed]);
}

fn grown<B: Stream, A: Stream>(bare: &B, annotated: &A) -> usize {
    size_of_val(annotated) - size_of_val(bare)
}

fn main() {
    let bytes = [0; 1024];
    let sizes = [
        grown(&bare::inner(bytes), &annotated::inner(bytes)),
        grown(&bare::outer(bytes), &annotated::outer(bytes)),
        grown(&bare::boxed(bytes), &annotated::boxed(bytes)),
    ];
    assert_eq!(sizes, [LEVEL, 2 * LEVEL, 0]);
}
