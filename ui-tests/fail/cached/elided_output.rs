//! Nor is it borrowed from an argument that goes unsaid.

#[callsight::cached]
fn work(text: &str) -> Option<&str> {
    Some(text)
}

fn main() {
    work("");
}
