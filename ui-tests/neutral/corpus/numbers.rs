//! What is said of arithmetic.

#[callsight::timed]
fn side_effects(a: u8, b: i32, c: f64) -> i32 {
    let d = a / 3 + a % 2;
    let e = b >> 3;
    let f = c * 2.0 + 1.0;
    println!("{d} {f}");
    e
}

#[callsight::timed]
fn identity(n: u32) -> u32 {
    n * 1 + 0
}

#[callsight::timed]
fn erasing(n: u32) -> u32 {
    n * 0
}

#[callsight::timed]
fn equal(a: f64, b: f64) -> bool {
    a == b
}

#[callsight::timed]
fn itself(n: u8) -> bool {
    n == n
}

#[callsight::timed]
fn absurd(n: u8) -> bool {
    n < 0
}

#[callsight::timed]
fn useless(n: u8) -> bool {
    n >= 0
}

#[callsight::timed]
fn manual_range(n: u8) -> bool {
    n >= 3 && n <= 7
}

#[callsight::timed]
fn assigned(mut n: u8) -> u8 {
    n = n + 1;
    n
}

#[callsight::timed]
fn precedence(a: u32, b: u32) -> u32 {
    a << 2 + b
}

#[callsight::timed]
fn is_even(n: u32) -> bool {
    n % 2 == 0
}

#[callsight::timed]
fn saturated(n: u32) -> u32 {
    if n >= 3 { n - 3 } else { 0 }
}

#[callsight::timed]
async fn later(a: f64) -> f64 {
    a.powf(2.0) + a.sqrt() * 3.0
}

#[callsight::timed]
fn double_negation(a: i32) -> i32 {
    --a
}

#[callsight::timed]
fn clamp(n: u8) -> u8 {
    n.max(3).min(7)
}

#[callsight::timed]
fn compared(a: u8, b: u8) -> u8 {
    if a > b {
        1
    } else if a < b {
        2
    } else {
        3
    }
}
