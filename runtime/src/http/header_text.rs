//! Header values that are parts of one piece of memory, which a thread fills and fills again.

use std::cell::RefCell;

use bytes::BytesMut;
use http::HeaderValue;

/// As much as fifty ids take. While one of them is kept somewhere, so is the piece it is in.
const PIECE: usize = 2048;

thread_local! {
    static FREE: RefCell<BytesMut> = RefCell::default();
}

/// `text` as the value of a header, if it can be one.
pub(super) fn value(text: &[u8]) -> Option<HeaderValue> {
    let piece = FREE.try_with(|free| {
        let mut free = free.try_borrow_mut().ok()?;
        if free.capacity() < text.len() {
            // The same memory again, once nobody holds a part of it any more.
            free.reserve(PIECE.max(text.len()));
        }
        free.extend_from_slice(text);
        Some(free.split().freeze())
    });
    match piece {
        Ok(Some(bytes)) => HeaderValue::from_maybe_shared(bytes).ok(),
        _ => HeaderValue::from_bytes(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_say_what_they_were_made_of_whichever_are_kept() {
        let texts: Vec<_> = (0..1_000)
            .map(|n| "x".repeat(n % 128 + 1) + &n.to_string())
            .collect();
        let mut kept = Vec::new();
        for (n, text) in texts.iter().enumerate() {
            let made = value(text.as_bytes()).expect("plain text");
            assert_eq!(made.as_bytes(), text.as_bytes());
            if n % 7 == 0 {
                kept.push((made, text));
            }
        }
        assert!(
            kept.iter()
                .all(|(value, text)| value.as_bytes() == text.as_bytes())
        );
        let long = "y".repeat(3 * PIECE);
        assert_eq!(value(long.as_bytes()).expect("plain text"), long);
        assert!(value(b"a\nb").is_none());
    }
}
