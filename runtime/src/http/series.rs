//! The series of the requests that ended alike.

use std::sync::Arc;

use super::labels::Ending;
use crate::names::{self, exemplar};
use crate::registry::{Histogram, Registry};

/// One of each metric.
#[derive(Debug)]
pub(super) struct RequestSeries {
    registry: Arc<Registry>,
    duration: Histogram,
    first_byte: Histogram,
    request_size: Histogram,
    response_size: Histogram,
}

impl RequestSeries {
    pub(super) fn declare(registry: &Arc<Registry>, endpoint: &str, ending: Ending) -> Self {
        let labels = [
            ending.method.into(),
            endpoint.to_owned().into(),
            ending.status.text(),
            ending.outcome.as_str().into(),
        ];
        let histogram = |metric| registry.histogram(metric, labels.clone());
        Self {
            duration: histogram(&names::HTTP_DURATION),
            first_byte: histogram(&names::HTTP_TIME_TO_FIRST_BYTE),
            request_size: histogram(&names::HTTP_REQUEST_SIZE),
            response_size: histogram(&names::HTTP_RESPONSE_SIZE),
            registry: Arc::clone(registry),
        }
    }

    /// A request that ended before its response had a head has no time to the first byte.
    pub(super) fn record(
        &self,
        nanos: u64,
        first_byte_nanos: Option<u64>,
        request_bytes: u64,
        response_bytes: u64,
    ) {
        self.registry.observe(&self.duration, nanos);
        if let Some(nanos) = first_byte_nanos {
            self.registry.observe(&self.first_byte, nanos);
        }
        self.registry.observe(&self.request_size, request_bytes);
        self.registry.observe(&self.response_size, response_bytes);
    }
    /// A request that was recorded is an example of those that take so long.
    pub(super) fn exemplify(&self, nanos: u64, request_id: &str) {
        let labels = [(exemplar::REQUEST_ID, request_id)];
        self.registry.exemplify(&self.duration, nanos, &labels);
    }
}
