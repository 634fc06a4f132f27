//! Which Web Vitals are taken, as it was chosen.

/// Where beacons are sent.
pub(crate) const PATH: &str = "/vitals";

pub(crate) const ORIGINS: &str = "CALLSIGHT_VITALS_ORIGINS";
pub(crate) const RATE: &str = "CALLSIGHT_VITALS_RATE";

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Vitals {
    /// Whether beacons are taken at all.
    pub(crate) is_on: bool,
    /// Whose pages may send them, apart from the service's own.
    pub(crate) origins: Vec<String>,
    /// How many are taken a second.
    pub(crate) rate: u32,
}

impl Default for Vitals {
    /// An address that anybody can send to is opened by whoever wants it.
    fn default() -> Self {
        Self {
            is_on: false,
            origins: Vec::new(),
            rate: 50,
        }
    }
}
