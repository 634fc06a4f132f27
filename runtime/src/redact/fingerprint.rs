//! What statements have in common that differ in their values only, in 16 digits.

use std::fmt;

/// FNV-1a over what it is made of, in lower case: the same in each process and each version. It hides
/// nothing, so it is made only of what may be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// Adds a part, which no other division of the same text would be.
    pub(crate) fn add(&mut self, part: &str) {
        for byte in part
            .bytes()
            .map(|byte| byte.to_ascii_lowercase())
            .chain([0])
        {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
