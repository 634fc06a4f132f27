//! What is said of shadowing.

#[callsight::timed]
fn same(n: u8) -> u8 {
    let n = &n;
    *n
}

#[callsight::timed]
fn reused(n: u8) -> u8 {
    let n = n + 1;
    n
}

#[callsight::timed]
fn unrelated(n: u8) -> u8 {
    let n = 3;
    n
}

#[callsight::timed]
async fn same_later(text: &str) -> usize {
    let text = text;
    let text = text.len();
    let text = 3;
    text
}

#[callsight::timed]
fn in_a_block(n: u8) -> u8 {
    {
        let n = 3;
        println!("{n}");
    };
    n
}

#[callsight::timed]
fn in_a_closure(n: u8) -> u8 {
    let double = |n: u8| n * 2;
    double(n)
}

#[callsight::timed]
fn in_a_match(n: Option<u8>) -> u8 {
    match n {
        Some(n) => n,
        None => 3,
    }
}

#[callsight::timed]
fn reassigned() -> u8 {
    let mut n = 3;
    n = 4;
    let n = n;
    n
}

#[callsight::timed]
fn standard(usize: u8) -> u8 {
    usize
}
