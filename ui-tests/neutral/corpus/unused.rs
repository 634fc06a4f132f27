//! What is said of things that are of no use.

#[callsight::timed]
fn variables(n: u8) {
    let a = n;
    let mut b = n;
    let mut c = 3;
    c = 4;
    let (d, e) = (1, 2);
    println!("{b} {d}");
}

#[callsight::timed]
async fn variables_later(n: u8) {
    let a = n;
    let mut b = n;
    let mut c = 3;
    c = 4;
    tokio::task::yield_now().await;
    let (d, e) = (1, 2);
    println!("{b} {d}");
}

#[callsight::timed]
fn results(text: String) {
    text.len();
    text.trim();
    text.is_empty() == true;
    &text;
    text;
}

#[callsight::timed]
fn attributes() {
    #[allow(unused_variables)]
    let m = 3;
    #[expect(unused_variables)]
    let used = 3;
    println!("{used}");
}

#[callsight::timed]
#[allow(unused_variables)]
fn allowed_without_reason(n: u8) {
    let m = 3;
}

#[callsight::timed]
#[expect(unused_mut)]
fn unfulfilled(n: u8) -> u8 {
    n
}

#[callsight::timed]
#[expect(unused_variables)]
fn fulfilled(n: u8) {}

#[callsight::timed]
#[expect(unused_mut)]
async fn fulfilled_later(mut n: u8) -> u8 {
    n
}

#[callsight::timed]
fn allowed_within(n: u8) {
    #![allow(unused_variables)]
    let m = 3;
}

#[callsight::timed]
fn unit_values() {
    let unit = ();
    let other = println!("text");
    variables(3);
}

#[callsight::timed]
fn collected() {
    let all: Vec<u8> = Vec::new();
    let mut pushed = Vec::new();
    pushed.push(3);
}

#[callsight::timed]
fn let_without_type(text: &str) {
    let _ = text.len();
    let n: u8 = 3_u8;
    let _typed: usize = text.len();
}

#[callsight::timed]
fn doc_comment_on_nothing(n: u8) -> u8 {
    n
    // nothing follows
}

#[callsight::timed]
fn long_ago() -> std::time::Duration {
    let start = std::time::Instant::now();
    std::time::Instant::now() - start
}
