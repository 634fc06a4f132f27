//! What is said of `async` functions.

use std::future::Future;
use std::rc::Rc;

#[callsight::timed]
async fn without_await(n: u8) -> u8 {
    n + 1
}

#[callsight::timed]
pub async fn not_send(shared: Rc<u8>) -> u8 {
    tick().await;
    *shared
}

#[callsight::timed]
async fn tick() {
    tokio::task::yield_now().await;
}

#[callsight::timed]
async fn returns_a_future() -> impl Future<Output = u8> {
    async { 3 }
}

#[callsight::timed]
fn block_of_a_future() -> impl Future<Output = impl Future<Output = u8>> {
    async { async { 3 } }
}

#[callsight::timed]
fn written_by_hand(n: u8) -> impl Future<Output = u8> {
    async move { n + 1 }
}

#[callsight::timed]
fn written_by_hand_and_bound<'a>(n: &'a u8) -> impl Future<Output = u8> + 'a {
    async move { *n + 1 }
}

#[callsight::timed]
async fn forgotten_future() {
    tick();
}

#[callsight::timed]
async fn forgotten_by_underscore() {
    let _ = tick();
}

#[callsight::timed]
async fn redundant_block() -> u8 {
    let value = async { without_await(3).await }.await;
    value
}

#[callsight::timed]
async fn returned_unit() -> () {
    tick().await
}

#[callsight::timed]
async fn nothing_more() {}

#[callsight::timed]
async fn early(n: u8) -> u8 {
    if n > 3 {
        return n;
    }
    return 3;
}

#[callsight::timed]
async fn question(text: &str) -> Result<u8, std::num::ParseIntError> {
    let number = text.parse::<u8>()?;
    tick().await;
    Ok(number)
}

#[callsight::timed]
async fn always_ok(n: u8) -> Result<u8, String> {
    Ok(n)
}

#[callsight::timed]
async fn large() -> usize {
    let buffer = [0_u8; 40_000];
    tick().await;
    buffer.len()
}

#[callsight::timed]
async fn awaits_a_large_one() -> usize {
    large().await + large().await
}

#[callsight::background_job]
async fn job_without_await() {
    println!("nothing to wait for");
}

#[callsight::external_api("bank")]
async fn pay(amount: u64) -> Result<u64, String> {
    let amount = amount;
    tick().await;
    if amount == 0 {
        return Err("nothing".to_string());
    }
    Ok(amount.clone())
}

#[callsight::timed]
async fn unreachable_end() -> u8 {
    tick().await;
    return 3;
    tick().await;
    4
}

#[callsight::timed]
async fn unused_within(n: u8) {
    let forgotten = n + 1;
    let mut never_changed = 3;
    tick().await;
    let unit = tick().await;
    println!("{never_changed}");
}

#[callsight::timed]
async fn never() -> ! {
    loop {
        tick().await;
    }
}

#[callsight::timed]
async fn elided<'a>(text: &'a str) -> &'a str {
    tick().await;
    text
}

pub trait Tick {
    #[callsight::timed]
    async fn tick(&self) -> u8 {
        1
    }

    async fn required(&self, n: u8) -> u8;
}

impl Tick for u8 {
    #[callsight::timed]
    async fn required(&self, n: u8) -> u8 {
        tick().await;
        *self
    }
}

impl Tick for u16 {
    #[callsight::timed]
    fn required(&self, n: u8) -> impl Future<Output = u8> {
        async move { n }
    }
}
