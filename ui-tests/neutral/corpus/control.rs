//! What is said of the ways through a function.

#[callsight::timed]
fn needless_return(n: u8) -> u8 {
    return n;
}

#[callsight::timed]
fn needless_unit() {
    println!("done");
    return;
}

#[callsight::timed]
fn let_and_return(n: u8) -> u8 {
    let result = n + 1;
    result
}

#[callsight::timed]
fn unreachable_code() -> u8 {
    return 3;
    println!("never");
}

#[callsight::timed]
fn after_a_panic() -> u8 {
    panic!("always");
    3
}

#[callsight::timed]
fn needless_else(n: u8) -> u8 {
    if n > 3 {
        return 1;
    } else {
        return 2;
    }
}

#[callsight::timed]
fn nested(a: bool, b: bool) -> u8 {
    if a {
        if b {
            return 3;
        }
    }
    4
}

#[callsight::timed]
fn same_branches(a: bool) -> u8 {
    if a { 3 } else { 3 }
}

#[callsight::timed]
fn needless_bool(n: u8) -> bool {
    if n > 3 { true } else { false }
}

#[callsight::timed]
fn compared(a: bool) -> bool {
    a == true
}

#[callsight::timed]
fn negated(a: bool) -> u8 {
    if !a { 1 } else { 2 }
}

#[callsight::timed]
fn parentheses(n: u8) -> u8 {
    if (n > 3) {
        return (n);
    }
    (n + 1)
}

#[callsight::timed]
fn braces(n: u8) -> u8 {
    let n = { n };
    { n }
}

#[callsight::timed]
fn semicolons(n: u8) {
    println!("{n}");;
    println!("{n}")
}

#[callsight::timed]
fn chain(n: u8) -> u8 {
    if n == 1 {
        1
    } else if n == 2 {
        2
    } else {
        3
    }
}

#[callsight::timed]
fn complex(a: u8, b: u8) -> u8 {
    let mut n = 0;
    if a > 1 { n += 1 }
    if a > 2 { n += 1 }
    if a > 3 { n += 1 }
    if a > 4 { n += 1 }
    if a > 5 { n += 1 }
    if a > 6 { n += 1 }
    if a > 7 { n += 1 }
    if a > 8 { n += 1 }
    if a > 9 { n += 1 }
    if b > 1 { n += 1 }
    if b > 2 { n += 1 }
    if b > 3 { n += 1 }
    if b > 4 { n += 1 }
    while n > 5 && b < 7 || a == 3 { n -= 1 }
    match n {
        0 => 1,
        1 => 2,
        2 if a > 3 => 3,
        3 => if b > 4 { 5 } else { 6 },
        4 => return 9,
        5 => 10,
        6 => 11,
        _ => n,
    }
}

#[callsight::timed]
async fn complex_later(a: u8, b: u8) -> u8 {
    let mut n = 0;
    if a > 1 { n += 1 }
    if a > 2 { n += 1 }
    if a > 3 { n += 1 }
    if a > 4 { n += 1 }
    if a > 5 { n += 1 }
    if a > 6 { n += 1 }
    if a > 7 { n += 1 }
    if a > 8 { n += 1 }
    if a > 9 { n += 1 }
    if b > 1 { n += 1 }
    if b > 2 { n += 1 }
    if b > 3 { n += 1 }
    if b > 4 { n += 1 }
    tokio::task::yield_now().await;
    match n {
        0 => 1,
        1 => 2,
        2 if a > 3 => 3,
        3 => if b > 4 { 5 } else { 6 },
        4 => return 9,
        5 => 10,
        6 => 11,
        7 => 11,
        8 => 11,
        9 => 11,
        10 => 11,
        11 => 11,
        _ => n,
    }
}

#[callsight::timed]
fn recursive(n: u8) -> u8 {
    recursive(n)
}

#[callsight::timed]
fn empty() {}

#[callsight::timed]
fn unit() -> () {
    ()
}

#[callsight::timed]
fn exits() -> ! {
    std::process::exit(1)
}

#[callsight::timed]
fn printed(n: u8) {
    println!("{}", n);
    eprintln!("");
    dbg!(n);
}

#[callsight::timed]
fn todos() -> u8 {
    todo!()
}
