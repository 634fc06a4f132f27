//! Who asks, so that it can be told from others and not be read.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

use siphasher::sip128::SipHasher24;

use crate::ledger::cut;

/// How users and tenants are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Identities {
    /// As a hash that nobody can make who has not the key.
    #[default]
    Hashed,
    /// As they are.
    Plain,
}

/// What the installed telemetry was told.
#[derive(Debug)]
struct Shown {
    identities: Identities,
    hasher: SipHasher24,
}

static INSTALLED: OnceLock<Shown> = OnceLock::new();

impl Identities {
    /// From now on identities are shown like this. Without a key, hashes are those of this process.
    pub(crate) fn install(self, key: Option<&str>) {
        let hasher = key.map_or_else(random, keyed);
        // Whoever comes second is refused by `install()` before.
        let _ = INSTALLED.set(Shown {
            identities: self,
            hasher,
        });
    }

    /// As `CALLSIGHT_IDENTITIES` has it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Hashed => "hashed",
            Self::Plain => "plain",
        }
    }

    pub(crate) const ALL: [Self; 2] = [Self::Hashed, Self::Plain];
}

/// What is shown of `id`. Before anything is installed nobody said that it may be plain.
pub(super) fn shown(id: &str) -> Box<str> {
    static UNTIL_THEN: OnceLock<SipHasher24> = OnceLock::new();
    match INSTALLED.get() {
        Some(Shown {
            identities: Identities::Plain,
            ..
        }) => cut(id).into(),
        Some(installed) => hash(&installed.hasher, id),
        None => hash(UNTIL_THEN.get_or_init(random), id),
    }
}

fn hash(hasher: &SipHasher24, id: &str) -> Box<str> {
    format!("{:032x}", hasher.hash(id.as_bytes()).as_u128()).into()
}

/// The key may be of any length; that of the hash is of 128 bits.
fn keyed(key: &str) -> SipHasher24 {
    let digest = SipHasher24::new().hash(key.as_bytes());
    SipHasher24::new_with_keys(digest.h1, digest.h2)
}

/// A key that nobody knows, as the maps of the standard library have one.
fn random() -> SipHasher24 {
    let [first, second] = [0_u8, 1].map(|part| RandomState::new().hash_one(part));
    SipHasher24::new_with_keys(first, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_told_by_the_key_and_the_identity() {
        let [one, other] = ["one key", "another key"].map(keyed);
        assert_eq!(hash(&one, "ada"), hash(&keyed("one key"), "ada"));
        assert_ne!(hash(&one, "ada"), hash(&other, "ada"));
        assert_ne!(hash(&one, "ada"), hash(&one, "bob"));
        assert_ne!(hash(&random(), "ada"), hash(&random(), "ada"));
        assert_eq!(hash(&one, "ada").len(), 32);
    }
}
