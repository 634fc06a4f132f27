//! What is said of strings.

#[callsight::timed]
fn to_string(text: &str) -> String {
    text.to_string()
}

#[callsight::timed]
fn formatted(n: u8) -> String {
    format!("{}", n)
}

#[callsight::timed]
fn useless_format() -> String {
    format!("text")
}

#[callsight::timed]
fn pushed(mut text: String) -> String {
    text.push_str("a");
    text += &format!("{}", 3);
    text
}

#[callsight::timed]
fn added(text: String) -> String {
    text + "more"
}

#[callsight::timed]
fn sliced(text: &str) -> &str {
    &text[1..]
}

#[callsight::timed]
fn single_char(text: &str) -> Vec<&str> {
    text.split("a").collect()
}

#[callsight::timed]
fn chars(text: &str) -> Option<char> {
    text.chars().nth(0)
}

#[callsight::timed]
fn lowered(text: &str) -> bool {
    text.to_lowercase() == "text"
}

#[callsight::timed]
fn emptied(text: &str) -> bool {
    text == ""
}

#[callsight::timed]
fn bytes() -> &'static [u8] {
    "text".as_bytes()
}

#[callsight::timed]
async fn to_string_later(text: &str) -> String {
    let text = text.to_string();
    format!("{}", text)
}

#[callsight::timed]
fn debugged(text: &str) -> String {
    format!("{:?}", text)
}

#[callsight::timed]
fn string_new() -> String {
    "".to_string()
}
