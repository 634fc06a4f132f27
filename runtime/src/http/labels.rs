//! What tells the requests of one registry apart, and which of it anybody can make up.

use std::borrow::Cow;

use super::endpoint::Endpoint;
use crate::names::value;
use crate::outcome::Outcome;
use crate::registry::{LabelSet, Opener};

/// What says in which series a request is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels<'a> {
    pub(super) endpoint: &'a str,
    /// Whether that is what the program calls it, and not what the client asked for.
    pub(super) is_route: bool,
    pub(super) ending: Ending,
}

/// How requests of one endpoint differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Ending {
    pub(super) method: &'static str,
    pub(super) status: Status,
    pub(super) outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Status {
    /// It ended before there was one.
    None,
    Code(u16),
    /// Any of the hundred that begin with this digit.
    Class(u16),
}

/// The methods of RFC 9110, and PATCH and QUERY. All others are one series, since a client may
/// invent as many as it likes.
pub(super) const METHODS: [&str; 10] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY",
];

/// What routes are known to answer. Others may be the client's choice: those of a service behind
/// this one, or 405, for which any method will do.
const USUAL: [u16; 31] = [
    101, 200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 406, 408,
    409, 410, 412, 413, 415, 416, 422, 429, 500, 502, 503, 504,
];

impl<'a> Labels<'a> {
    pub(super) fn of(
        endpoint: &'a Endpoint,
        method: &str,
        status: Option<u16>,
        outcome: Outcome,
    ) -> Self {
        Self {
            endpoint: endpoint.as_str().unwrap_or(value::UNMATCHED),
            is_route: matches!(endpoint, Endpoint::Route(_)),
            ending: Ending {
                method: known_method(method),
                status: status.map_or(Status::None, Status::Code),
                outcome,
            },
        }
    }

    /// Who it takes to open a series with these labels.
    pub(super) fn opener(&self) -> Opener {
        let is_usual = match self.ending.status {
            Status::Code(code) => USUAL.contains(&code),
            Status::None | Status::Class(_) => true,
        };
        if self.is_route && is_usual && self.ending.method != value::OTHER {
            Opener::Program
        } else {
            Opener::Anybody
        }
    }

    /// Method, endpoint and status: what takes room.
    pub(super) fn set(&self) -> LabelSet {
        let endpoint = self.endpoint.to_owned().into();
        [
            self.ending.method.into(),
            endpoint,
            self.ending.status.text(),
        ]
        .into()
    }
}

/// What the program declares of a route: with all usual statuses it is bounded by the code.
pub(super) fn declared_part(method: &'static str, route: &str) -> LabelSet {
    [method.into(), route.to_owned().into()].into()
}

impl Ending {
    /// How requests are counted together that found no room. What alerts ask for is kept: the
    /// class of the status, and the outcome. There are about twenty of these in all.
    pub(super) fn overflowing(self) -> Self {
        Self {
            method: value::OTHER,
            status: self.status.class(),
            ..self
        }
    }
}

impl Status {
    /// `5xx` is found by `status=~"5.."` like all that it stands for.
    pub(super) fn text(self) -> Cow<'static, str> {
        match self {
            Self::None => value::NO_STATUS.into(),
            Self::Code(code) => code.to_string().into(),
            Self::Class(digit) => format!("{digit}xx").into(),
        }
    }

    fn class(self) -> Self {
        match self {
            Self::Code(code) => Self::Class(code / 100),
            Self::None | Self::Class(_) => self,
        }
    }
}

pub(super) fn known_method(method: &str) -> &'static str {
    METHODS
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or(value::OTHER)
}
