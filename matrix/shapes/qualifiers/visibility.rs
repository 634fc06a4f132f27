//! `pub(crate)`, `pub(in path)`, `pub(super)`, and a function that nobody calls.

mod outer {
    pub mod inner {
        #[measured]
        pub(in crate::outer) fn within(n: u32) -> u32 {
            n
        }

        #[measured]
        pub(super) async fn above(n: u32) -> u32 {
            n
        }

        #[measured]
        pub(crate) fn everywhere(n: u32) -> u32 {
            n
        }

        #[measured]
        fn nobody(n: u32) -> u32 {
            n
        }
    }

    pub async fn all() -> u32 {
        inner::within(1) + inner::above(2).await
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(outer::all().await + outer::inner::everywhere(3), 6);
}
