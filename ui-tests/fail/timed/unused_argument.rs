//! An argument that the author forgot is still warned of.

#![deny(unused_variables)]

#[callsight::timed]
fn length(text: String, limit: String) -> usize {
    text.len()
}

fn main() {
    length(String::new(), String::new());
}
