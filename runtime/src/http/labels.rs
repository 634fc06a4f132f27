//! What tells the requests of one registry apart, and which of it anybody can make up.

use std::borrow::Cow;

use http::Method;

use super::endpoint::Endpoint;
use crate::names::value;
use crate::outcome::Outcome;
use crate::registry::{LabelSet, Opener};

/// How requests of one endpoint differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Ending {
    pub(super) method: KnownMethod,
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

/// One of them, by its place, or the next for all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct KnownMethod(u8);

/// What routes are known to answer. Others may be the client's choice: those of a service behind
/// this one, or 405, for which any method will do.
const USUAL: [u16; 31] = [
    101, 200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 406, 408,
    409, 410, 412, 413, 415, 416, 422, 429, 500, 502, 503, 504,
];

/// What the program declares of a route: with all usual statuses it is bounded by the code.
pub(super) fn declared_part(method: KnownMethod, route: &str) -> LabelSet {
    [method.as_str().into(), route.to_owned().into()].into()
}

impl Ending {
    pub(super) fn of(method: KnownMethod, status: Option<u16>, outcome: Outcome) -> Self {
        Self {
            method,
            status: status.map_or(Status::None, Status::Code),
            outcome,
        }
    }

    /// Who it takes to open a series of requests to `endpoint` that end like this.
    pub(super) fn opener(self, endpoint: &Endpoint) -> Opener {
        let is_usual = match self.status {
            Status::Code(code) => USUAL.contains(&code),
            Status::None | Status::Class(_) => true,
        };
        if endpoint.is_route() && is_usual && self.method != KnownMethod::OTHER {
            Opener::Program
        } else {
            Opener::Anybody
        }
    }

    /// Method, endpoint and status: what takes room.
    pub(super) fn set(self, endpoint: &str) -> LabelSet {
        let endpoint = endpoint.to_owned().into();
        [self.method.as_str().into(), endpoint, self.status.text()].into()
    }

    /// How requests are counted together that found no room. What alerts ask for is kept: the
    /// class of the status, and the outcome. There are about twenty of these in all.
    pub(super) fn overflowing(self) -> Self {
        Self {
            method: KnownMethod::OTHER,
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

impl KnownMethod {
    pub(super) const HEAD: Self = Self(1);
    pub(super) const CONNECT: Self = Self(5);
    pub(super) const OTHER: Self = Self(10);

    pub(super) fn of(method: &Method) -> Self {
        Self::named(method.as_str())
    }

    pub(super) fn named(method: &str) -> Self {
        let known = METHODS.iter().position(|known| *known == method);
        known.map_or(Self::OTHER, |place| Self(place.try_into().unwrap_or(10)))
    }

    pub(super) fn as_str(self) -> &'static str {
        let known = METHODS.get(usize::from(self.0));
        known.copied().unwrap_or(value::OTHER)
    }
}
