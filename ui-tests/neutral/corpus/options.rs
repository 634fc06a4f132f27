//! What is said of `Option`.

#[callsight::timed]
fn always_some(n: u8) -> Option<u8> {
    if n > 3 {
        return Some(3);
    }
    Some(n)
}

#[callsight::timed]
fn nested() -> Option<Option<u8>> {
    None
}

#[callsight::timed]
fn mapped(n: Option<u8>) -> u8 {
    n.map(|n| n + 1).unwrap_or(3)
}

#[callsight::timed]
fn if_let(n: Option<u8>) -> u8 {
    if let Some(n) = n { n } else { 3 }
}

#[callsight::timed]
fn question(n: Option<u8>) -> Option<u8> {
    let n = if let Some(n) = n {
        n
    } else {
        return None;
    };
    Some(Some(n)?)
}

#[callsight::timed]
fn tried(n: Option<u8>) -> Option<u8> {
    let n = n?;
    Some(n)
}

impl Answer {
    #[callsight::timed]
    fn answered(&self) -> Option<u8> {
        Some(self.0?)
    }
}

struct Answer(Option<u8>);

#[callsight::timed]
fn as_reference(text: &Option<String>) -> Option<&str> {
    text.as_ref().map(|text| text.as_str())
}

#[callsight::timed]
fn checked(n: Option<u8>) -> u8 {
    if n.is_some() { n.unwrap() } else { 3 }
}

#[callsight::timed]
fn and_then(n: Option<u8>) -> Option<u8> {
    n.and_then(|n| Some(n + 1))
}

#[callsight::timed]
async fn later(n: Option<u8>) -> Option<u8> {
    let n = n?;
    Some(n)
}
