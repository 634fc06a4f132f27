//! The endpoint of a request: the template of the route that matched it, never its path.

use std::sync::Arc;

use axum::extract::MatchedPath;
use http::Request;

use super::normalise::Normaliser;

/// What the label `endpoint` is taken from.
#[derive(Debug)]
pub(super) enum Endpoint {
    /// axum's, such as `/users/{id}`.
    Route(MatchedPath),
    /// A path that was made one with those that differ in ids alone.
    Normalised(Arc<str>),
    /// No route matched: all such requests are counted together.
    Unmatched,
}

impl Endpoint {
    pub(super) fn of<B>(request: &Request<B>, normaliser: Option<&Normaliser>) -> Self {
        if let Some(route) = request.extensions().get::<MatchedPath>() {
            return Self::Route(route.clone());
        }
        normaliser
            .and_then(|normaliser| normaliser.endpoint(request.uri().path()))
            .map_or(Self::Unmatched, Self::Normalised)
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Route(route) => Some(route.as_str()),
            Self::Normalised(path) => Some(path),
            Self::Unmatched => None,
        }
    }
}
