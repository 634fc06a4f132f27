//! Results that are kept.

#[callsight::cached]
fn of_underscore(_key: u8) -> u8 {
    3
}

#[callsight::cached(ttl = "1m")]
fn of_text(text: &str, n: u8) -> usize {
    return text.len() + n as usize;
}

#[callsight::cached(key = "order.0")]
fn written_key(order: &(u8, String), other: String) -> u8 {
    order.0
}

#[callsight::cached]
async fn without_await(n: u8) -> Option<u8> {
    Some(n)
}

#[callsight::cached]
async fn of_owned(text: String, mut n: u8) -> Result<String, String> {
    tokio::task::yield_now().await;
    let text = text.clone();
    Ok(text)
}

#[callsight::cached]
fn unwrapped(text: String) -> u8 {
    text.parse().unwrap()
}

#[callsight::cached]
fn items_after_statements(n: u8) -> u8 {
    let n = n + 1;
    const MORE: u8 = 3;
    n + MORE
}

#[callsight::cached]
fn item_first(n: u8) -> u8 {
    const MORE: u8 = 3;
    let result = n + MORE;
    result
}

struct Prices(u8);

impl Prices {
    #[callsight::cached(key = (self.0, n))]
    fn price(&self, n: u8) -> u8 {
        self.0 + n
    }

    #[callsight::cached]
    fn unused_self(&self, n: u8) -> u8 {
        n
    }
}

#[callsight::cached(key = tenant)]
fn only_in_the_key(tenant: &str) -> Vec<u8> {
    return vec![3];
}
