//! What a handler says of its request, cut to a length that a log line can bear.

use std::borrow::Cow;

/// How many checkpoints, flags and attributes are kept of each.
const MOST: usize = 32;

/// Longer words are cut.
const LONGEST: usize = 128;

/// What was said, each at most once but for what there can be many of.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) user: Option<Box<str>>,
    pub(crate) tenant: Option<Box<str>>,
    pub(crate) priority: Option<&'static str>,
    /// Of which kind the error was that the handler answered with.
    pub(crate) error_type: Option<&'static str>,
    pub(crate) checkpoints: Vec<Checkpoint>,
    pub(crate) flags: Vec<(Box<str>, Box<str>)>,
    pub(crate) attributes: Vec<(Box<str>, Box<str>)>,
    /// What found no room.
    pub(crate) dropped: u64,
}

/// How far a request had come, and when.
#[derive(Debug, Clone)]
pub(crate) struct Checkpoint {
    pub(crate) name: Cow<'static, str>,
    pub(crate) nanos: u64,
}

impl Said {
    pub(crate) fn passed(&mut self, checkpoint: Checkpoint) {
        if self.checkpoints.len() < MOST {
            self.checkpoints.push(checkpoint);
        } else {
            self.dropped += 1;
        }
    }

    pub(crate) fn flag(&mut self, key: &str, variant: &str) {
        self.dropped += u64::from(!set(&mut self.flags, key, variant));
    }

    pub(crate) fn attribute(&mut self, key: &str, value: &str) {
        self.dropped += u64::from(!set(&mut self.attributes, key, value));
    }
}

/// Whether there was room: what is said again replaces what was said before.
fn set(pairs: &mut Vec<(Box<str>, Box<str>)>, key: &str, value: &str) -> bool {
    let (key, value) = (cut(key), cut(value));
    if let Some(pair) = pairs.iter_mut().find(|(known, _)| **known == *key) {
        pair.1 = value.into();
    } else if pairs.len() < MOST {
        pairs.push((key.into(), value.into()));
    } else {
        return false;
    }
    true
}

/// Its beginning, as far as it is kept.
pub(crate) fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map(|(index, _)| index);
    &text[..end.unwrap_or(text.len())]
}

/// The same of what may be owned, which is not copied for it.
pub(crate) fn cut_owned(text: Cow<'static, str>) -> Cow<'static, str> {
    match text {
        Cow::Borrowed(text) => cut(text).into(),
        Cow::Owned(mut text) => {
            text.truncate(cut(&text).len());
            text.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_so_many_and_what_is_said_again_takes_none() {
        let mut said = Said::default();
        for number in 0..MOST + 3 {
            said.attribute(&number.to_string(), "first");
        }
        said.attribute("0", "second");
        assert_eq!((said.attributes.len(), said.dropped), (MOST, 3));
        for nanos in 0..10_000 {
            let name = "again".into();
            said.passed(Checkpoint { name, nanos });
        }
        assert_eq!(said.checkpoints.len(), MOST);
        assert_eq!(&*said.attributes[0].1, "second");
    }

    #[test]
    fn what_is_said_is_cut_to_what_a_line_can_bear() {
        let mut said = Said::default();
        said.flag("long", &"ä".repeat(1_000));
        assert_eq!(said.flags[0].1.chars().count(), LONGEST);
        assert_eq!(cut_owned("ä".repeat(1_000).into()).chars().count(), LONGEST);
        assert_eq!(cut_owned("short".into()), "short");
    }
}
