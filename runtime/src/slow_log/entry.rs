//! One entry of the slow log.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::Serialize;

use crate::callsite::{Callsite, Kind, ThresholdType};
use crate::id::Id;
use crate::ledger;
use crate::outcome::Verdict;

/// A slow call, as it is written. Values of arguments and texts of statements are no part of
/// it: nothing in it comes from outside the program but the request id, which was validated.
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
    request_id: Option<Id>,
    /// Filled once spans are exported.
    trace_id: Option<Arc<str>>,
    function: String,
    location: String,
}

/// What was asked, without its data.
#[derive(Debug, Serialize)]
struct Details {
    attribute: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<&'static str>,
    summary: String,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_type: Option<&'static str>,
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
            query_details: Details::new(callsite.kind(), verdict),
            result_count: verdict.rows,
            request_id: ledger::request_id(),
            trace_id: None,
            function: callsite.function(),
            location: format!("{}:{}", location.file(), location.line()),
        }
    }

    /// As one line, which JSON's escapes keep one.
    pub(super) fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).unwrap_or_default();
        line.push(b'\n');
        line
    }
}

/// What was worked on and what was done to it, where the kind of the callsite has such words.
fn subject(kind: Kind) -> (&'static str, &'static str) {
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

impl Details {
    fn new(kind: Kind, verdict: &Verdict) -> Self {
        let (collection, operation) = subject(kind);
        Self {
            attribute: kind.attribute(),
            system: match kind {
                Kind::Query { system, .. } => Some(system),
                _ => None,
            },
            service: match kind {
                Kind::ExternalApi { service, .. } => Some(service),
                _ => None,
            },
            summary: format!("{operation} {collection}").trim_end().to_owned(),
            outcome: verdict.outcome.as_str(),
            error_type: verdict.error_type,
        }
    }
}
