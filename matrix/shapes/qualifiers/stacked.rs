//! The attribute twice on one function.
//!
//! not for cached: the outer one finds what the inner one has kept

#[measured]
#[measured]
fn twice(n: u32) -> Result<u32, String> {
    n.checked_sub(1).ok_or_else(String::new)
}

#[measured]
#[measured]
async fn later(text: &str, mut n: Vec<u32>) -> usize {
    tokio::task::yield_now().await;
    n.push(1);
    text.len() + n.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(twice(0).is_err());
    assert_eq!(later("a", vec![1]).await, 3);
}
