//! An `async fn` keeps the word where another attribute looks for it, or the compiler does.

#![deny(warnings)]

/// The value must be used, not only the future.
#[callsight::timed]
#[must_use]
async fn judged(text: &str) -> bool {
    text.is_empty()
}

trait Store {
    async fn get(&self, key: String) -> Option<String>;

    #[callsight::timed]
    async fn has(&self, key: String) -> bool {
        self.get(key).await.is_some()
    }
}

struct One(&'static str);

impl Store for One {
    #[callsight::timed]
    async fn get(&self, key: String) -> Option<String> {
        (self.0 == key).then_some(key)
    }
}

#[callsight::timed]
async fn supervise(stop: String) -> ! {
    panic!("{stop}")
}

#[callsight::timed]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(judged("").await);
    assert!(One("a").has("a".to_owned()).await);
    let supervised = tokio::spawn(async { supervise("enough".to_owned()).await });
    let stopped = supervised.await.expect_err("it panics").into_panic();
    assert_eq!(stopped.downcast_ref::<String>().unwrap(), "enough");
}
