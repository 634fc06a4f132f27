//! One entry of the slow log.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::Serialize;

use super::details::Details;
use super::line;
use crate::callsite::{Callsite, Kind, ThresholdType};
use crate::capture;
use crate::id::Id;
use crate::ledger;
use crate::outcome::Verdict;

/// A slow call, as it is written.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// When the call ended, UTC.
    timestamp: String,
    collection: &'static str,
    operation: &'static str,
    duration_seconds: f64,
    threshold_type: ThresholdType,
    query_details: Details,
    /// Rows returned; nothing where the type of what was returned doesn't tell.
    result_count: Option<u64>,
    #[serde(serialize_with = "line::clean")]
    request_id: Option<Id>,
    /// Filled once spans are exported.
    trace_id: Option<Arc<str>>,
    function: String,
    location: String,
}

impl Entry {
    pub(super) fn new(
        callsite: &'static Callsite,
        verdict: &Verdict,
        nanos: u64,
        threshold_type: ThresholdType,
    ) -> Self {
        let (collection, operation) = subject(callsite.kind());
        let location = callsite.location();
        Self {
            timestamp: humantime::format_rfc3339_millis(SystemTime::now()).to_string(),
            collection,
            operation,
            duration_seconds: Duration::from_nanos(nanos).as_secs_f64(),
            threshold_type,
            query_details: Details::new(callsite, verdict, capture::take(callsite)),
            result_count: verdict.rows,
            request_id: ledger::request_id(),
            trace_id: None,
            function: callsite.function(),
            location: format!("{}:{}", location.file(), location.line()),
        }
    }

    /// As one line of printable ASCII.
    pub(super) fn to_line(&self) -> Vec<u8> {
        line::of(self)
    }
}

/// What was worked on and what was done to it, where the kind of the callsite has such words.
pub(super) fn subject(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Query {
            collection,
            operation,
            ..
        } => (collection, operation),
        Kind::ExternalApi { service, operation } => (service, operation),
        Kind::Cache { cache } => (cache, "get"),
        Kind::BackgroundJob { job } => (job, "run"),
        Kind::Function => ("", "call"),
    }
}
