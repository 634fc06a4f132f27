//! The shapes at which other macros made the compiler warn.

#![deny(
    warnings,
    unused,
    rust_2018_idioms,
    unused_qualifications,
    unreachable_pub,
    let_underscore_drop
)]
#![deny(missing_docs)]

#[callsight::timed]
fn one_expression() -> u32 {
    1
}

#[callsight::timed]
async fn one_expression_later() -> u32 {
    1
}

#[callsight::timed]
fn nothing() {}

#[callsight::timed]
fn written_unit() -> () {}

#[callsight::timed]
async fn written_unit_later() -> () {}

#[callsight::timed]
fn only_returns() -> u32 {
    return 1;
}

#[callsight::timed]
async fn only_returns_later() -> u32 {
    return 1;
}

#[callsight::timed]
fn sometimes_returns(early: bool) {
    if early {
        return;
    }
    nothing();
}

#[callsight::timed]
fn counted_down(mut n: u32) -> u32 {
    while n > 5 {
        n -= 1;
    }
    7
}

struct Settings {
    url: String,
    retries: usize,
}

#[callsight::timed]
fn field_written_first(mut settings: Settings, (mut a, b): (usize, usize)) -> usize {
    settings.retries = b;
    a += 1;
    settings.url.len() + settings.retries + a
}

#[callsight::timed]
async fn field_written_first_later(mut settings: Settings) -> usize {
    settings.retries = 3;
    settings.url.len() + settings.retries
}

impl Settings {
    #[callsight::timed]
    fn with_retries(mut self, retries: usize) -> usize {
        self.retries = retries;
        self.retries
    }
}

#[callsight::timed]
fn unwinds() -> u32 {
    todo!("not needed here")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(one_expression() + only_returns(), 2);
    assert_eq!(one_expression_later().await + only_returns_later().await, 2);
    assert_eq!(counted_down(9), 7);
    written_unit();
    written_unit_later().await;
    sometimes_returns(true);
    let settings = || Settings {
        url: "a".to_owned(),
        retries: 1,
    };
    assert_eq!(field_written_first(settings(), (1, 2)), 5);
    assert_eq!(field_written_first_later(settings()).await, 4);
    assert_eq!(settings().with_retries(7), 7);
    let _unwinds: fn() -> u32 = unwinds;
}
