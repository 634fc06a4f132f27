//! On a whole `impl` block: each method in it, and none that has to be left out.

use contender::{recorded, recording};

struct Store(u32);

#[measured(block)]
impl Store {
    const NAME: &'static str = "store";

    pub fn get(&self, key: u32) -> Option<u32> {
        (key < self.0).then_some(key)
    }

    async fn later(&self, key: u32) -> Result<u32, String> {
        self.get(key).ok_or_else(|| Self::NAME.to_owned())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(Store(1).get(5), None);
    assert_eq!(
        (Store(1).later(0).await, Store(1).later(1).await),
        (Ok(0), Err("store".to_owned()))
    );
    recorded("later").ended([1, 1, 0, 0]);
}
