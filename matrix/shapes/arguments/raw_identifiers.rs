//! `r#type`, `r#match` and `r#async` as names of functions, arguments, methods and types.

use contender::{recorded, recording};

#[allow(non_camel_case_types)]
struct r#impl(u32);

#[measured]
fn r#match(r#type: u32, r#fn: &str) -> usize {
    r#type as usize + r#fn.len()
}

#[measured]
async fn r#loop(r#async: u32) -> u32 {
    r#async
}

impl r#impl {
    #[measured(method)]
    fn r#move(&self, r#dyn: u32) -> u32 {
        self.0 + r#dyn
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(r#match(1, "a") + r#loop(2).await as usize, 4);
    assert_eq!(r#impl(1).r#move(2), 3);
    recorded("match").ended([1, 0, 0, 0]);
    recorded("loop").ended([1, 0, 0, 0]);
}
