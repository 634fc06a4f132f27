//! The compiler still warns of an argument that is not used, of `mut` for nothing, of what is not read.
//!
//! not for cached: its key uses every argument
//! not for cached (jaemk): its key uses every argument

#[measured]
fn unused(used: u32, unused: u32) -> u32 {
    let mut local = 1;
    used
}

#[measured]
async fn later(unused: u32, mut never_changed: u32) -> u32 {
    let nobody = 1;
    never_changed
}

#[measured]
fn result_unused(n: u32) -> u32 {
    n.to_string().parse::<u32>();
    n.wrapping_add(1);
    return n;
    n + 1
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(unused(1, 2) + later(1, 2).await + result_unused(3), 6);
    result_unused(1);
    later(3, 4);
}
