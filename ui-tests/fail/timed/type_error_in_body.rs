//! A type error in the body is shown in the body, as without the attribute.

#[callsight::timed]
fn last_expression(text: &str) -> Result<u32, String> {
    text.len()
}

#[callsight::timed]
fn early_return(text: &str) -> u32 {
    if text.is_empty() {
        return "nothing";
    }
    1
}

#[callsight::timed]
fn no_output(text: &str) {
    text.len()
}

fn main() {
    let _ = last_expression("");
    early_return("");
    no_output("");
}
