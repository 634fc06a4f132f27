//! Compiled with `--cfg callsight_disabled`, and with `--cfg bare`, by `tests/off.rs`.

#![allow(missing_docs, unexpected_cfgs)]

// Linked either way, so that what it brings along is the same.
use callsight as _;

#[cfg_attr(not(bare), callsight::timed(slow = "1s"))]
#[inline(never)]
fn divided(by: u32) -> Result<u32, String> {
    8_u32.checked_div(by).ok_or_else(|| "zero".to_owned())
}

#[cfg_attr(not(bare), callsight::cached(ttl = "1s"))]
#[inline(never)]
async fn doubled(n: u32) -> u32 {
    std::future::ready(n).await * 2
}

struct Shelf(Vec<u32>);

#[cfg_attr(not(bare), callsight::timed_query)]
impl Shelf {
    #[inline(never)]
    fn first(&self) -> Option<&u32> {
        self.0.first()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = Shelf(vec![4]).first().copied();
    println!("{:?} {} {first:?}", divided(2), doubled(2).await);
}
