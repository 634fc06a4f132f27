//! Two types with a method of one name have a cache each, and `self` is no part of the key.

#![deny(warnings)]

use callsight_ui_tests::hits_and_misses;

struct Shop;
struct Bank;

trait Rates {
    async fn rate(&self, of: &str) -> f64;
}

impl Shop {
    #[callsight::cached(name = "shop")]
    fn rate(&self, of: &str) -> usize {
        of.len()
    }
}

impl Rates for Bank {
    #[callsight::cached(name = "bank", ttl = "1h", capacity = 10)]
    async fn rate(&self, of: &str) -> f64 {
        tokio::task::yield_now().await;
        f64::from(u8::try_from(of.len()).unwrap())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for _ in 0..2 {
        assert_eq!(Shop.rate("eur"), 3);
        assert!(Bank.rate("eur").await > 2.0);
    }
    assert_eq!(hits_and_misses("shop"), [1, 1]);
    assert_eq!(hits_and_misses("bank"), [1, 1]);
}
