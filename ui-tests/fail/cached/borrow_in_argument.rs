//! What is stored as the default key is not borrowed from the caller.

#[callsight::cached]
fn work(text: std::borrow::Cow<'_, str>, more: Option<&str>, fine: &str) -> usize {
    text.len() + more.map_or(0, str::len) + fine.len()
}

fn main() {
    work("".into(), None, "");
}
