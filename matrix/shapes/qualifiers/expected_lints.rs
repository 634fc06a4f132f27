//! `#[expect(..)]` on the function and in it: what is expected is still there, nothing else is.
//!
//! not for cached: its key uses every argument
//! not for cached (jaemk): its key uses every argument

#[measured]
#[expect(unused_variables)]
fn argument(n: u32, unused: u32) -> u32 {
    n
}

#[expect(unused_mut, reason = "to see it")]
#[measured]
async fn later(mut n: u32) -> u32 {
    n
}

#[measured]
#[expect(non_snake_case)]
fn Named(n: u32) -> u32 {
    #[expect(unused_variables)]
    let other = 1;
    #[expect(unreachable_code)]
    {
        return n;
        n
    }
}

#[measured]
#[expect(dead_code)]
fn unused(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(argument(1, 2) + later(2).await + Named(3), 6);
}
