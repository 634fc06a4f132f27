//! What is said of names.

#[callsight::timed]
fn BadName(BadArgument: u8) -> u8 {
    let BadVariable = BadArgument;
    BadVariable
}

#[callsight::timed]
fn similar(checked_a: u8, checked_b: u8, checkeb_a: u8) -> u8 {
    let apple = 1;
    let apply = 2;
    apple + apply + checked_a + checked_b + checkeb_a
}

#[callsight::timed]
fn names() -> u8 {
    let foo = 3;
    let just_underscores_1 = 4;
    let __1 = 3;
    foo
}

#[callsight::timed]
fn underscore_used() -> u8 {
    let _n = 3;
    _n + 1
}

#[callsight::timed]
fn _hidden() -> u8 {
    3
}

#[callsight::timed]
fn uses_hidden() -> u8 {
    _hidden()
}

#[callsight::timed]
fn no_effect_underscore(n: u8) {
    let _unused = n + 1;
    n + 1;
    3;
}

#[callsight::timed]
fn r#gen() -> u8 {
    let r#try = 3;
    r#try
}

#[callsight::timed]
async fn single_letters(a: u8) -> u8 {
    let b = a;
    let c = b;
    c
}

#[callsight::timed]
fn disallowed_é() -> &'static str {
    "é"
}
