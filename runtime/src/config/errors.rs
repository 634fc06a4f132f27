//! What is wrong with a configuration, in sentences.

use std::fmt;

use super::thresholds::ThresholdError;

/// One thing that is wrong with the configuration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigError {
    sentence: String,
    threshold: Option<ThresholdError>,
}

impl ConfigError {
    pub(super) fn sentence(sentence: String) -> Self {
        Self {
            sentence,
            threshold: None,
        }
    }

    /// What is wrong, where it is a threshold.
    #[must_use]
    pub fn threshold(&self) -> Option<&ThresholdError> {
        self.threshold.as_ref()
    }

    pub(super) fn of(name: &str, problem: impl fmt::Display) -> Self {
        Self::sentence(format!("{name}: {problem}"))
    }

    pub(crate) fn value(name: &str, value: &str, problem: impl fmt::Display) -> Self {
        Self::of(name, format_args!("`{}` {problem}", value.escape_debug()))
    }

    /// With the nearest of the `known` names, if one is near.
    pub(super) fn unknown(name: &str, known: impl Iterator<Item = &'static str>) -> Self {
        let nearest = known
            .map(|known| (strsim::damerau_levenshtein(known, name), known))
            .min()
            .filter(|(distance, _)| *distance <= 5);
        Self::sentence(match nearest {
            Some((_, nearest)) => format!("unknown variable {name}; did you mean {nearest}?"),
            None => format!(
                "unknown variable {name}; remove it, or see the variables that `Builder::from_env` documents"
            ),
        })
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for ConfigError {}

impl From<ThresholdError> for ConfigError {
    fn from(error: ThresholdError) -> Self {
        Self {
            sentence: error.to_string(),
            threshold: Some(error),
        }
    }
}

/// Everything that is wrong with the configuration, at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigErrors(pub(super) Vec<ConfigError>);

impl ConfigErrors {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &ConfigError> {
        self.0.iter()
    }
}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            let separator = if index > 0 { "\n" } else { "" };
            write!(f, "{separator}{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigErrors {}
