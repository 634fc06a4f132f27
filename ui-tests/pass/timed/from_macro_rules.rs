//! Functions that a `macro_rules!` macro makes, from pieces and whole.

#![deny(warnings)]

macro_rules! from_pieces {
    ($(#[$attribute:meta])* $visibility:vis $name:ident($argument:pat => $type:ty) -> $output:ty $body:block) => {
        $(#[$attribute])*
        #[callsight::timed(slow = "1s")]
        $visibility fn $name($argument: $type) -> $output $body
    };
}

macro_rules! whole {
    ($function:item) => {
        #[callsight::timed]
        $function
    };
}

macro_rules! with_arguments {
    ($service:literal, $slow:literal, $name:ident) => {
        #[callsight::external_api($service, slow = $slow)]
        fn $name() {}
    };
}

from_pieces! {
    /// Documented.
    pub(crate) added((a, b) => (u32, u32)) -> u32 { a + b }
}

whole! {
    async fn doubled(n: u32) -> Result<u32, String> {
        Ok(n * 2)
    }
}

with_arguments!("stripe", "2s", pinged);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(added((1, 2)), 3);
    assert_eq!(doubled(2).await, Ok(4));
    pinged();
    assert_eq!(callsight_ui_tests::outcomes("pinged"), [1, 0, 0, 0]);
}
