//! What is known of a request that has ended, as its event and its span have it.

use tracing::{Span, record_all};

use super::event::Severity;
use super::pairs::written;
use super::{About, Ended, Exceeded, memory};
use crate::callsite::{Callsite, ThresholdType};
use crate::clock::{millis, nanos};
use crate::config::{RequestLog, Requests, Thresholds};
use crate::ledger::Page;
use crate::outcome::Outcome;
use crate::request::Identities;

/// All of it.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    pub(super) ended: &'a Ended<'a>,
    pub(super) about: &'a About,
    pub(super) page: &'a Page,
    settings: &'a Requests,
    exceeded: &'a [Exceeded],
    thresholds: Thresholds,
}

impl<'a> Fields<'a> {
    pub(super) fn of(
        ended: &'a Ended<'a>,
        about: &'a About,
        page: &'a Page,
        exceeded: &'a [Exceeded],
        settings: &'a Requests,
    ) -> Self {
        Self {
            ended,
            about,
            page,
            settings,
            exceeded,
            thresholds: settings.thresholds(ended.endpoint.route()),
        }
    }

    /// What `value` makes, if the event is to say more than the least.
    pub(super) fn standard<T>(&self, value: impl FnOnce() -> Option<T>) -> Option<T> {
        (self.settings.log >= RequestLog::Standard).then(value)?
    }

    /// What `value` makes, if the event is to say everything.
    pub(super) fn full<T>(&self, value: impl FnOnce() -> Option<T>) -> Option<T> {
        (self.settings.log >= RequestLog::Full).then(value)?
    }

    /// How loud the event is: by how long the request took, and by whether it failed.
    pub(super) fn severity(&self) -> Severity {
        let failed = matches!(self.ended.outcome, Outcome::Error | Outcome::Panicked);
        match self.threshold() {
            _ if failed => Severity::Error,
            Some((ThresholdType::Critical, _)) => Severity::Error,
            Some((ThresholdType::Slow, _)) => Severity::Warn,
            None => Severity::Info,
        }
    }

    /// The threshold that it reached, in milliseconds.
    pub(super) fn threshold(&self) -> Option<(ThresholdType, f64)> {
        let Thresholds { slow, critical } = self.thresholds;
        let thresholds = [
            (ThresholdType::Critical, nanos(critical)),
            (ThresholdType::Slow, nanos(slow)),
        ];
        let mut reached = thresholds.into_iter();
        let reached = reached.find(|(_, least)| self.ended.measured.nanos >= *least);
        reached.map(|(threshold, least)| (threshold, millis(least)))
    }

    /// In the words of the log that this stands in for, binary megabytes.
    pub(super) fn memory_delta_mb(&self) -> Option<f64> {
        let before = self.about.resident_bytes?;
        let grown = memory::resident()? as f64 - before as f64;
        Some((grown / 1_048_576.0 * 1e3).round() / 1e3)
    }

    /// What a call of gRPC was answered.
    pub(super) fn grpc_status(&self) -> Option<&'static str> {
        Some(self.ended.call?.status()?.as_str())
    }

    pub(super) fn db_ms(&self) -> f64 {
        millis(self.page.queries.nanos)
    }

    pub(super) fn db_average_ms(&self) -> Option<f64> {
        let queries = &self.page.queries;
        Some(millis(queries.nanos.checked_div(queries.count)?))
    }

    pub(super) fn slowest_query(&self) -> Option<String> {
        self.page
            .queries
            .slowest
            .map(|slowest| slowest.callsite.function())
    }

    /// `shop::find 12, shop::count 7`
    pub(super) fn n_plus_one(&self) -> Option<String> {
        let repeated = self.page.queries.repeated(self.settings.n_plus_one);
        let name = |(callsite, count): (&Callsite, u64)| format!("{} {count}", callsite.function());
        joined(repeated.map(name))
    }

    /// `queries 12 > 8, db_time 61.5ms > 50ms`
    pub(super) fn budget_exceeded(&self) -> Option<String> {
        joined(self.exceeded.iter().map(|one| one.excess.to_string()))
    }

    /// `reserved@1.5ms, paid@30.2ms`
    pub(super) fn checkpoints(&self) -> Option<String> {
        let passed = self.page.said.checkpoints.iter();
        joined(passed.map(|one| format!("{}@{}ms", one.name.escape_debug(), millis(one.nanos))))
    }

    pub(super) fn flags(&self) -> Option<String> {
        written(&self.page.said.flags)
    }

    pub(super) fn attributes(&self) -> Option<String> {
        written(&self.page.said.attributes)
    }

    /// Says all of it in the span of the request, at once: subscribers may write a span anew for
    /// each field that is said by itself. What is `None` is not there.
    pub(super) fn record_in(&self, span: &Span) {
        let (page, said, measured) = (self.page, &self.page.said, self.ended.measured);
        let is_plain = self.settings.identities == Identities::Plain;
        let user = |in_words| said.user.as_deref().filter(|_| in_words == is_plain);
        record_all!(
            span,
            url.path = self.about.path(),
            http.request.body.size = measured.request_bytes,
            http.response.body.size = measured.response_bytes,
            app.db.query_count = page.queries.count,
            app.db.duration_ms = self.db_ms(),
            app.db.n_plus_one = self.n_plus_one(),
            app.db.pool_wait_ms = page.pool_wait_nanos.map(millis),
            app.external.call_count = page.external.count,
            app.external.duration_ms = millis(page.external.nanos),
            app.cache.hits = page.lookups.hits,
            app.cache.misses = page.lookups.misses,
            cache.hit = page.lookups.all_hit(),
            user.id = user(true),
            user.hash = user(false),
            app.tenant = said.tenant.as_deref(),
            app.priority = said.priority,
            error.type = said.error_type,
            app.feature_flags = self.flags(),
            app.attributes = self.attributes(),
            app.checkpoints = self.checkpoints(),
            app.memory_delta_mb = self.memory_delta_mb(),
            app.budget_exceeded = self.budget_exceeded(),
        );
    }
}

fn joined(parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<_> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
