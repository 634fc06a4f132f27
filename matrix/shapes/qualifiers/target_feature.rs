//! `#[target_feature]` and a body that needs it.

#[measured]
#[target_feature(enable = "sse2")]
fn summed(a: u32, b: u32) -> u32 {
    inner(a) + b
}

#[target_feature(enable = "sse2")]
fn inner(a: u32) -> u32 {
    a
}

fn main() {
    assert_eq!(unsafe { summed(1, 2) }, 3);
}
