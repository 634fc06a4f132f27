//! The statuses of gRPC: how a call ended, as its server says it.

use http::{HeaderValue, StatusCode};

/// One of them, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct Status(u8);

/// In the order of their numbers: doc/statuscodes.md of github.com/grpc/grpc.
const NAMES: [&str; 17] = [
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];

impl Status {
    pub(in crate::http) const OK: Self = Self(0);
    pub(in crate::http) const UNKNOWN: Self = Self(2);
    pub(in crate::http) const DEADLINE_EXCEEDED: Self = Self(4);
    const PERMISSION_DENIED: Self = Self(7);
    pub(in crate::http) const UNIMPLEMENTED: Self = Self(12);
    pub(in crate::http) const INTERNAL: Self = Self(13);
    pub(in crate::http) const UNAVAILABLE: Self = Self(14);
    const DATA_LOSS: Self = Self(15);
    const UNAUTHENTICATED: Self = Self(16);

    /// What the header `grpc-status` says. What is no status is an unknown one, as it is to clients.
    pub(super) fn read(value: &HeaderValue) -> Self {
        match value.as_bytes() {
            [digit @ b'0'..=b'9'] => Self(digit - b'0'),
            [b'1', digit @ b'0'..=b'6'] => Self(10 + digit - b'0'),
            _ => Self::UNKNOWN,
        }
    }

    /// What clients make of an answer that says none: doc/http-grpc-status-mapping.md, there.
    pub(super) fn of_http(status: Option<StatusCode>) -> Self {
        match status.map_or(0, |status| status.as_u16()) {
            400 => Self::INTERNAL,
            401 => Self::UNAUTHENTICATED,
            403 => Self::PERMISSION_DENIED,
            404 => Self::UNIMPLEMENTED,
            429 | 502..=504 => Self::UNAVAILABLE,
            _ => Self::UNKNOWN,
        }
    }

    /// Whether it says that the server failed: OpenTelemetry's rule for servers. All others say
    /// that a client asked for what can't be.
    pub(super) fn is_server_error(self) -> bool {
        matches!(
            self,
            Self::UNKNOWN
                | Self::DEADLINE_EXCEEDED
                | Self::UNIMPLEMENTED
                | Self::INTERNAL
                | Self::UNAVAILABLE
                | Self::DATA_LOSS
        )
    }

    pub(in crate::http) fn as_str(self) -> &'static str {
        NAMES[usize::from(self.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_is_no_status_is_an_unknown_one() {
        for (number, name) in NAMES.iter().enumerate() {
            let value = HeaderValue::from(number);
            assert_eq!(Status::read(&value).as_str(), *name);
        }
        for wrong in ["", "17", "00", "-1", "+0", "1 ", "OK", "255", "\u{e9}"] {
            let value = HeaderValue::from_bytes(wrong.as_bytes()).expect("a header");
            assert_eq!(Status::read(&value), Status::UNKNOWN, "{wrong:?}");
        }
    }

    #[test]
    fn six_statuses_are_the_servers_errors() {
        let errors = (0..17).filter(|number| Status(*number).is_server_error());
        let errors: Vec<_> = errors.map(|number| Status(number).as_str()).collect();
        let expected = [
            "UNKNOWN",
            "DEADLINE_EXCEEDED",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
        ];
        assert_eq!(errors, expected);
    }
}
