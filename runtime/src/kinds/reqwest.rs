//! What somebody else's HTTP service answers, or why it does not.

use reqwest::{Error, StatusCode};

use crate::names::value;
use crate::outcome::ErrorKind;

impl ErrorKind for Error {
    /// `timeout`, `dns`, `connect`, `429`, `4xx`, `5xx`, `decode`, `body`, `redirect` or `request`.
    fn error_kind(&self) -> &'static str {
        if self.is_timeout() {
            return "timeout";
        }
        if let Some(status) = self.status() {
            return of_status(status);
        }
        let kinds = [
            (self.is_dns(), "dns"),
            (self.is_connect(), "connect"),
            (self.is_decode(), "decode"),
            (self.is_body(), "body"),
            (self.is_redirect(), "redirect"),
            (self.is_builder() || self.is_request(), "request"),
        ];
        let kind = kinds.into_iter().find(|(is_it, _)| *is_it);
        kind.map_or(value::OTHER, |(_, kind)| kind)
    }
}

/// Too many requests are told apart: they are ours to prevent.
fn of_status(status: StatusCode) -> &'static str {
    match status.as_u16() {
        429 => "429",
        400..=499 => "4xx",
        500..=599 => "5xx",
        _ => value::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_that_cannot_be_built_is_told_from_a_service_that_is_down() {
        let error = reqwest::Client::new().get("no url").build().unwrap_err();
        assert_eq!(error.error_kind(), "request");
    }

    #[test]
    fn statuses_are_classes_but_for_too_many_requests() {
        assert_eq!(of_status(StatusCode::NOT_FOUND), "4xx");
        assert_eq!(of_status(StatusCode::TOO_MANY_REQUESTS), "429");
        assert_eq!(of_status(StatusCode::BAD_GATEWAY), "5xx");
    }
}
