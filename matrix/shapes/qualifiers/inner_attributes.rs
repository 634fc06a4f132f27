//! `#![allow(..)]` in the body, with a comment that is documentation.

#[measured]
fn quiet(n: u32) -> u32 {
    #![allow(unused_variables)]
    #![doc = "Said inside."]
    let unused = 1;
    n
}

#[measured]
async fn later(n: u32) -> u32 {
    //! Said inside as well.
    #![allow(unused_mut)]
    let mut m = n;
    m
}

struct Of;

impl Of {
    #[measured(method)]
    fn method(&self, n: u32) -> u32 {
        #![allow(unused_parens)]
        (n)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(quiet(1) + later(2).await + Of.method(3), 6);
}
