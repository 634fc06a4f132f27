//! Arguments that are not there, attributes on arguments, and `_`.

#[measured]
fn some(
    #[cfg(any())] _gone: Missing,
    a: u32,
    #[allow(unused_variables)] b: u32,
    #[cfg(all())] c: u32,
    #[cfg(any())] mut also: Missing,
) -> u32 {
    a + c
}

#[measured]
async fn later(_: u32, #[cfg(any())] gone: Missing, #[cfg(all())] mut b: u32, _c: &str) -> u32 {
    b += 1;
    b
}

struct Of(u32);

impl Of {
    #[measured(method)]
    fn here(#[allow(unused)] &self, #[cfg(any())] gone: Missing, a: u32) -> u32 {
        self.0 + a
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(some(1, 2, 3) + later(0, 4, "").await + Of(1).here(2), 12);
}
