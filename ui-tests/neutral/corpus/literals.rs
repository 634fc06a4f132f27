//! What is said of literals.

#[callsight::timed]
fn long() -> u64 {
    1000000000
}

#[callsight::timed]
fn fallback() -> usize {
    let n = 3;
    let f = 1.0;
    println!("{f}");
    usize::try_from(n).unwrap_or(4)
}

#[callsight::timed]
fn suffix() -> u8 {
    3u8
}

#[callsight::timed]
fn separated() -> u8 {
    3_u8
}

#[callsight::timed]
fn hex() -> u32 {
    0xAbCd
}

#[callsight::timed]
fn precise() -> f32 {
    1.123_456_789_f32
}

#[callsight::timed]
fn pi() -> f64 {
    3.14
}

#[callsight::timed]
fn raw() -> &'static str {
    r#"nothing to escape"#
}

#[callsight::timed]
fn zero_prefixed() -> u8 {
    012
}

#[callsight::timed]
fn octal() -> char {
    '\0'
}

#[callsight::timed]
async fn later() -> f64 {
    let n = 1000000 as f64;
    n * 3.14
}

#[callsight::timed]
fn overflowing() -> u8 {
    255_u8 + 1
}

#[callsight::timed]
fn zero() -> u8 {
    3 / 0
}
