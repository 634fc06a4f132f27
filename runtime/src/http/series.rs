//! The series of the requests that ended alike.

use super::labels::Ending;
use crate::clock::Tick;
use crate::id::Id;
use crate::names::{self, Metric, exemplar};
use crate::registry::{Histogram, Registry, Together};

/// What is known of a request when it has ended.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measured {
    pub(super) nanos: u64,
    /// None of a request that ended before its response had a head.
    pub(super) first_byte_nanos: Option<u64>,
    pub(super) request_bytes: u64,
    pub(super) response_bytes: u64,
}

/// What every request feeds, and last what it has only if its response had a head.
const METRICS: [&Metric; 4] = [
    &names::HTTP_DURATION,
    &names::HTTP_REQUEST_SIZE,
    &names::HTTP_RESPONSE_SIZE,
    &names::HTTP_TIME_TO_FIRST_BYTE,
];

/// One of each metric.
#[derive(Debug)]
pub(super) struct RequestSeries(Together<4>);

impl RequestSeries {
    pub(super) fn declare(registry: &Registry, endpoint: &str, ending: Ending) -> Self {
        let labels = [
            ending.method.as_str().into(),
            endpoint.to_owned().into(),
            ending.status.text(),
            ending.outcome.as_str().into(),
        ];
        Self(registry.together(METRICS, &labels.into()))
    }

    pub(super) fn record(&self, registry: &Registry, request: &Measured) {
        let Measured {
            nanos,
            request_bytes,
            response_bytes,
            ..
        } = *request;
        match request.first_byte_nanos {
            Some(first) => {
                let values = [nanos, request_bytes, response_bytes, first];
                registry.observe_together(&self.0, &values);
            }
            None => registry.observe_together(&self.0, &[nanos, request_bytes, response_bytes]),
        }
    }

    pub(super) fn durations(&self) -> Histogram {
        self.0.histogram(0)
    }
}

/// A request that was recorded is an example of those that take so long.
pub(super) fn exemplify(
    registry: &Registry,
    durations: &Histogram,
    nanos: u64,
    ended: Tick,
    id: &Id,
) {
    let labels = || [(exemplar::REQUEST_ID, id.as_str())];
    registry.exemplify(durations, nanos, ended, labels);
}
