//! Who may scrape: anybody, whoever has the token, or nobody until somebody says who.

use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, HeaderMap, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use subtle::ConstantTimeEq;

use crate::config::access::{ADDRESS, OPEN, TOKEN, Token};
use crate::config::{Config, Environment};
use crate::names::reason;

/// What a scrape has to show, if that helps.
#[derive(Debug, Clone)]
pub(crate) enum Access {
    Open,
    Token(Token),
    Closed(Environment),
}

impl Access {
    pub(crate) fn of(config: &Config) -> Self {
        let chosen = &config.access;
        let is_guarded_elsewhere = chosen.is_open || chosen.address.is_some();
        match &chosen.token {
            Some(token) => Self::Token(token.clone()),
            None if is_guarded_elsewhere => Self::Open,
            None if config.environment == Environment::Development => Self::Open,
            None => Self::Closed(config.environment),
        }
    }

    /// Why whoever sent `headers` may not scrape, if so.
    pub(super) fn refusal(&self, headers: &HeaderMap) -> Option<Refusal> {
        match self {
            Self::Open => None,
            Self::Token(token) => (!shows(headers, token)).then_some(Refusal::Token),
            Self::Closed(environment) => Some(Refusal::Closed(*environment)),
        }
    }

    /// What nobody would find out otherwise than by a scrape that is refused.
    pub(crate) fn warn_if_closed(&self) {
        if let Self::Closed(environment) = self {
            tracing::warn!("{}", closed(*environment));
        }
    }
}

/// Why a scrape is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Closed(Environment),
    Token,
    /// There are as many as there may be.
    Busy,
}

impl Refusal {
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Closed(_) => reason::CLOSED,
            Self::Token => reason::TOKEN,
            Self::Busy => reason::BUSY,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let header = |value| HeaderValue::from_static(value);
        match self {
            Self::Closed(environment) => {
                (StatusCode::FORBIDDEN, closed(environment) + "\n").into_response()
            }
            Self::Token => (
                StatusCode::UNAUTHORIZED,
                [(WWW_AUTHENTICATE, header("Bearer"))],
                format!("no bearer token, or a wrong one; send `Authorization: Bearer` with the one of {TOKEN}\n"),
            )
                .into_response(),
            Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                [(RETRY_AFTER, header("1"))],
                "other scrapes are under way; try again in a second\n",
            )
                .into_response(),
        }
    }
}

fn closed(environment: Environment) -> String {
    format!(
        "metrics are closed in {environment}, for nobody said who may see them; \
         set {TOKEN} or {ADDRESS}, or {OPEN}=true where something else guards them"
    )
}

/// Whether `headers` have the token, compared in a time that tells nothing of it but its length.
/// Two of them are none: a proxy may have looked at the other one.
fn shows(headers: &HeaderMap, token: &Token) -> bool {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return false;
    };
    bearer(value).is_some_and(|shown| shown.ct_eq(token.as_bytes()).into())
}

/// What follows the scheme, which is written in either case.
fn bearer(value: &HeaderValue) -> Option<&[u8]> {
    let (scheme, token) = value.as_bytes().split_at_checked(b"bearer ".len())?;
    let is_bearer = scheme.eq_ignore_ascii_case(b"bearer ");
    is_bearer.then(|| token.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[&str]) -> HeaderMap {
        let values = values.iter().map(|value| HeaderValue::from_str(value));
        values
            .map(|value| (AUTHORIZATION, value.expect("a header value")))
            .collect()
    }

    fn config(environment: Environment) -> Config {
        let mut config = Config::new("shop".to_owned());
        config.environment = environment;
        config
    }

    fn refusal(config: &Config, headers: &HeaderMap) -> Option<&'static str> {
        let refusal = Access::of(config).refusal(headers);
        refusal.map(Refusal::reason)
    }

    #[test]
    fn the_one_token_opens_and_nothing_else_does() {
        let access = Access::Token(Token::new("0123456789abcdef"));
        for shown in ["Bearer 0123456789abcdef", "bearer   0123456789abcdef"] {
            assert_eq!(access.refusal(&headers(&[shown])), None, "{shown}");
        }
        for shown in [
            &[][..],
            &[""],
            &["Bearer"],
            &["Bearer "],
            &["0123456789abcdef"],
            &["Basic 0123456789abcdef"],
            &["Bearer 0123456789abcde"],
            &["Bearer 0123456789abcdeF"],
            &["Bearer 0123456789abcdef0"],
            &["Bearer 0123456789abcdef", "Bearer 0123456789abcdef"],
            &["Bearer x", "Bearer 0123456789abcdef"],
        ] {
            let refusal = access.refusal(&headers(shown));
            assert_eq!(refusal, Some(Refusal::Token), "{shown:?}");
        }
    }

    #[test]
    fn outside_development_metrics_are_closed_until_somebody_says_who_may_see_them() {
        let nobody = HeaderMap::new();
        assert_eq!(refusal(&config(Environment::Development), &nobody), None);
        for environment in [Environment::Staging, Environment::Production] {
            let closed = config(environment);
            assert_eq!(refusal(&closed, &nobody), Some(reason::CLOSED));

            let mut open = closed.clone();
            open.access.is_open = true;
            assert_eq!(refusal(&open, &nobody), None);

            let mut elsewhere = closed;
            elsewhere.access.address = Some(([127, 0, 0, 1], 0).into());
            assert_eq!(refusal(&elsewhere, &nobody), None);

            let mut both = elsewhere;
            both.access.token = Some(Token::new("0123456789abcdef"));
            assert_eq!(refusal(&both, &nobody), Some(reason::TOKEN));
        }
    }
}
