//! What is stored is not borrowed from the call.

#[callsight::cached]
fn work<'a>(text: &'a str, all: &'a [u8]) -> (&'a str, std::slice::Iter<'a, u8>) {
    (text, all.iter())
}

fn main() {
    work("", b"");
}
