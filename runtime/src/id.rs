//! The text of a request's id, kept in place where it is short.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// More than the thirty-six characters of a UUID, which most ids are: such an id is copied with
/// whatever knows it, and never allocated.
const SHORT: usize = 39;

/// Copied rather than looked up: who asks for the id of a request has it.
#[derive(Clone)]
pub(crate) enum Id {
    Short(Short),
    Long(Arc<str>),
}

/// Aligned, so that a copy is three moves.
#[derive(Clone, Copy)]
#[repr(align(8))]
pub(crate) struct Short {
    text: [u8; SHORT],
    length: u8,
}

impl Id {
    #[cfg(feature = "http")]
    pub(crate) fn of_uuid(uuid: uuid::Uuid) -> Self {
        let mut text = [0; SHORT];
        let length = uuid.hyphenated().encode_lower(&mut text).len();
        let length = u8::try_from(length).unwrap_or_default();
        Self::Short(Short { text, length })
    }

    pub(crate) fn as_str(&self) -> &str {
        // What is in there came out of a `str`, whole.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Short(short) => &short.text[..usize::from(short.length)],
            Self::Long(text) => text.as_bytes(),
        }
    }
}

impl From<&str> for Id {
    fn from(id: &str) -> Self {
        let mut text = [0; SHORT];
        match (text.get_mut(..id.len()), u8::try_from(id.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(id.as_bytes());
                Self::Short(Short { text, length })
            }
            _ => Self::Long(id.into()),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_it_was_made_of_however_long_that_was() {
        for length in [0, 1, 36, SHORT, SHORT + 1, 128, 300] {
            let text = "é".repeat(length / 2) + &"x".repeat(length % 2);
            let id = Id::from(text.as_str());
            assert_eq!(id.as_str(), text);
            assert_eq!(matches!(id, Id::Short(_)), length <= SHORT);
            assert_eq!(id, Id::from(text.as_str()));
            assert_eq!(format!("{id:?}"), format!("{text:?}"));
        }
        assert_ne!(Id::from("a"), Id::from("a\0"));
    }
}
