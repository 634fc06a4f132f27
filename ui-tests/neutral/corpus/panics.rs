//! What is said of panics.

#[callsight::timed]
fn unwrapped(n: Option<u8>) -> u8 {
    n.unwrap()
}

#[callsight::timed]
fn expected(n: Result<u8, String>) -> u8 {
    n.expect("a number")
}

#[callsight::timed]
fn of_a_literal() -> u8 {
    Some(3).unwrap()
}

#[callsight::timed]
fn panics(n: u8) -> Result<u8, String> {
    if n > 3 {
        panic!("too large");
    }
    Ok(n)
}

#[callsight::timed]
fn asserts(n: u8) -> Result<u8, String> {
    assert!(n > 3);
    assert_eq!(n, 4);
    Ok(n)
}

#[callsight::timed]
fn unreachable(n: u8) -> u8 {
    match n {
        3 => 4,
        _ => unreachable!(),
    }
}

#[callsight::timed]
async fn unwrapped_later(n: Option<u8>) -> u8 {
    tokio::task::yield_now().await;
    n.unwrap()
}

#[callsight::timed]
fn unimplemented() {
    unimplemented!()
}

#[callsight::timed]
#[track_caller]
fn tracked(n: Option<u8>, mut unused: u8) -> u8 {
    let n = n.unwrap();
    return n;
}

#[callsight::timed]
#[track_caller]
fn tracked_result(text: &str) -> Result<u8, std::num::ParseIntError> {
    let n: u8 = text.parse()?;
    let forgotten = 3;
    Ok(n)
}

#[callsight::timed]
fn unwrapped_after_check(n: Result<u8, String>) -> u8 {
    if n.is_err() {
        return 3;
    }
    n.unwrap()
}

#[callsight::timed]
fn expected_in_result(n: Option<u8>) -> Result<u8, String> {
    let n = n.expect("a number");
    let m = Some(n).unwrap();
    Ok(m)
}
