//! Names that nothing has.

#[callsight::timed]
fn unknown_value() -> u8 {
    missing
}

#[callsight::timed]
async fn unknown_value_later(counted: u8) -> u8 {
    countd
}

#[callsight::timed]
fn unknown_function() -> u8 {
    missing()
}

#[callsight::timed]
fn unknown_type() -> u8 {
    let all: Missing = 3;
    3
}

#[callsight::timed]
fn unknown_output() -> Missing {
    3
}

#[callsight::timed]
async fn unknown_output_later() -> Missing {
    3
}

#[callsight::timed]
fn unknown_argument(n: Missing) -> u8 {
    3
}

#[callsight::timed]
async fn unknown_argument_later(n: Missing) -> u8 {
    3
}

#[callsight::timed]
fn unknown_macro() -> u8 {
    missing!()
}

#[callsight::timed]
fn unknown_lifetime(text: &str) -> &'a str {
    text
}

#[callsight::timed]
async fn unknown_lifetime_later(text: &str) -> &'a str {
    text
}

#[callsight::timed]
fn missing_lifetime() -> &str {
    "text"
}

#[callsight::timed]
async fn missing_lifetime_later(a: &str, b: &str) -> &str {
    a
}

#[callsight::timed]
fn own_names() -> u8 {
    __CALLSITE;
    _call
}

#[callsight::timed]
fn self_outside() -> u8 {
    self.count
}
