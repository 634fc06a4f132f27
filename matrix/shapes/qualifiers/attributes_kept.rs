//! `#[inline]`, `#[cold]`, `#[must_use]`, `#[deprecated]`, `#[doc]`, `#[allow]`, above and below.

#[inline(always)]
#[measured]
#[cold]
fn one(n: u32) -> u32 {
    n
}

#[measured]
#[must_use = "it is all there is"]
#[doc = "Two."]
fn two(n: u32) -> u32 {
    n
}

#[deprecated(note = "gone soon")]
#[measured]
fn three(n: u32) -> u32 {
    n
}

/// Documented.
#[measured]
#[allow(non_snake_case, unused_variables)]
#[cfg_attr(all(), inline(never))]
fn Four(N: u32, unused: u32) -> u32 {
    N
}

#[must_use]
#[measured]
async fn five(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    two(0);
    five(0).await;
    let _ = five(1);
    assert_eq!(one(1) + three(3) + Four(4, 0), 8);
}
