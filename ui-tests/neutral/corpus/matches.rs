//! What is said of patterns.

pub enum Shape {
    Dot,
    Line(u8),
    Square { side: u8 },
}

#[callsight::timed]
fn single(n: Option<u8>) {
    match n {
        Some(n) => println!("{n}"),
        _ => {}
    }
}

#[callsight::timed]
fn wildcard(shape: &Shape) -> u8 {
    match shape {
        Shape::Dot => 0,
        _ => 1,
    }
}

#[callsight::timed]
fn boolean(n: bool) -> u8 {
    match n {
        true => 1,
        false => 2,
    }
}

#[callsight::timed]
fn same_arms(n: u8) -> u8 {
    match n {
        1 => 3,
        2 => 3,
        _ => 4,
    }
}

#[callsight::timed]
fn references(shape: &Shape) -> u8 {
    match shape {
        &Shape::Dot => 0,
        &Shape::Line(n) => n,
        &Shape::Square { side: ref side } => *side,
    }
}

#[callsight::timed]
fn unreachable_arm(n: u8) -> u8 {
    match n {
        _ => 1,
        3 => 2,
    }
}

#[callsight::timed]
fn irrefutable(n: u8) -> u8 {
    if let m = n {
        m
    } else {
        3
    }
}

#[callsight::timed]
fn manual_let_else(n: Option<u8>) -> u8 {
    let n = match n {
        Some(n) => n,
        None => return 3,
    };
    n
}

#[callsight::timed]
fn redundant_guard(n: Option<u8>) -> bool {
    match n {
        Some(m) if m == 3 => true,
        _ => false,
    }
}

#[callsight::timed]
fn mapped(n: Option<u8>) -> Option<u8> {
    match n {
        Some(n) => Some(n + 1),
        None => None,
    }
}

#[callsight::timed]
fn pattern_is_none(n: Option<u8>) -> bool {
    if let None = n { true } else { false }
}

#[callsight::timed]
async fn later(shape: Shape) -> u8 {
    match shape {
        Shape::Line(n) => n,
        Shape::Square { side } => side,
        _ => 3,
    }
}

#[callsight::timed]
fn unused_binding(shape: Shape) -> u8 {
    match shape {
        Shape::Line(n) => 1,
        Shape::Square { side } => 2,
        dot => 3,
    }
}

#[callsight::timed]
fn rest((a, ..): (u8, u8, u8)) -> u8 {
    let (b, c, ..) = (1, 2, 3);
    a + b
}

#[callsight::timed]
fn useless_binding(n: Option<String>) -> usize {
    if let Some(ref text @ _) = n { text.len() } else { 0 }
}
