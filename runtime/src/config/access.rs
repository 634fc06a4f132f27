//! Who may scrape, as it was chosen.

use std::fmt;
use std::net::SocketAddr;

use super::ConfigError;
use super::parse;

/// Named in the answers of what is closed too.
pub(crate) const TOKEN: &str = "CALLSIGHT_METRICS_TOKEN";
pub(crate) const ADDRESS: &str = "CALLSIGHT_METRICS_ADDRESS";
pub(crate) const OPEN: &str = "CALLSIGHT_METRICS_OPEN";

/// What was chosen. Nothing is the default, which closes the metrics outside development.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Access {
    /// What a scrape has to show.
    pub(crate) token: Option<Token>,
    /// Where scrapes have a listener of their own.
    pub(crate) address: Option<SocketAddr>,
    /// Whether anybody may, since something else guards them.
    pub(crate) is_open: bool,
}

impl Access {
    /// What can't be used, whoever chose it.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let Some(token) = &self.token else {
            return Ok(());
        };
        parse::token(&token.0).map_err(|problem| ConfigError::of(TOKEN, problem))?;
        if self.is_open {
            return Err(ConfigError::sentence(format!(
                "a token was given for metrics that are open to anybody; remove {TOKEN}, or {OPEN}"
            )));
        }
        Ok(())
    }
}

/// A secret, which nothing prints.
#[derive(Clone, PartialEq)]
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    #[cfg(feature = "http")]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_not_printed() {
        let access = Access {
            token: Some(Token::new("0123456789abcdef")),
            ..Access::default()
        };
        assert!(!format!("{access:?}").contains("0123456789abcdef"));
    }
}
