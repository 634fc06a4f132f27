//! What is written down as it happens, and told to whoever listens inside the request.

use super::current::{is_open, with_current};
use crate::callsite::{Callsite, Kind};
use crate::clock::millis;
use crate::outcome::{Outcome, Verdict};

/// A call is about to start, and somebody listens.
pub(crate) fn call_starts(callsite: &'static Callsite) {
    if let Kind::ExternalApi { service, operation } = callsite.kind()
        && is_open()
    {
        tracing::debug!(target: TARGET, service, operation, "external_api_started");
    }
}

/// A call has ended, `nanos` after it started.
#[inline]
pub(crate) fn call_ended(callsite: &'static Callsite, verdict: &Verdict, nanos: u64) {
    if is_open() {
        write_call(callsite, verdict, nanos);
    }
}

#[inline(never)]
fn write_call(callsite: &'static Callsite, verdict: &Verdict, nanos: u64) {
    let failed = verdict.outcome != Outcome::Ok;
    match callsite.kind() {
        Kind::Query { .. } => {
            with_current(|ledger| {
                ledger.write(|page| page.queries.ended(callsite, nanos, failed));
            });
        }
        Kind::ExternalApi { service, operation } => {
            with_current(|ledger| {
                ledger.write(|page| page.external.ended(callsite, nanos, failed));
            });
            tracing::debug!(
                target: TARGET,
                service,
                operation,
                outcome = verdict.outcome.as_str(),
                duration_ms = millis(nanos),
                "external_api_completed"
            );
        }
        Kind::Cache { .. } | Kind::BackgroundJob { .. } | Kind::Function => {}
    }
}

/// Something was looked up in a cache.
#[inline]
pub(crate) fn looked_up(cache: &str, result: &'static str) {
    if is_open() {
        write_lookup(cache, result);
    }
}

#[inline(never)]
fn write_lookup(cache: &str, result: &'static str) {
    with_current(|ledger| ledger.write(|page| page.lookups.ended(result)));
    tracing::debug!(target: TARGET, cache, result, "cache_lookup");
}

/// A connection was waited for.
pub(crate) fn connected(nanos: u64) {
    if is_open() {
        with_current(|ledger| ledger.write(|page| page.waited(nanos)));
        tracing::debug!(target: TARGET, wait_ms = millis(nanos), "db_connection_acquired");
    }
}

/// Under which all events about requests can be filtered.
pub(crate) const TARGET: &str = "callsight::request";
