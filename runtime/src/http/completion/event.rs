//! The events of a request: `request_started`, for who follows every step, and `request_completed`.

use tokio::runtime::Handle;
use tracing::{Level, event};

use super::About;
use super::fields::Fields;
use crate::clock::millis;
use crate::ledger::TARGET;

/// How loud it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Severity {
    Info,
    Warn,
    Error,
}

/// The same fields at each level, which `tracing` wants to know at compile time. What is `None` is
/// not there.
macro_rules! request_completed {
    ($level:ident, $fields:ident) => {
        event!(
            target: TARGET,
            Level::$level,
            {
                method = $fields.about.method.as_str(),
                path = $fields.about.path(),
                status_code = $fields.ended.status,
                grpc_status = $fields.standard(|| $fields.grpc_status()),
                duration_ms = millis($fields.ended.measured.nanos),
                correlation_id = $fields.about.id.as_str(),
                request_size_bytes = $fields.standard(|| Some($fields.ended.measured.request_bytes)),
                response_size_bytes = $fields.standard(|| Some($fields.ended.measured.response_bytes)),
                memory_delta_mb = $fields.memory_delta_mb(),
                active_tasks = $fields.standard(active_tasks),
                db_query_count = $fields.standard(|| Some($fields.page.queries.count)),
                db_query_duration_ms = $fields.standard(|| Some($fields.db_ms())),
                db_query_avg_ms = $fields.standard(|| $fields.db_average_ms()),
                threshold_type = $fields.standard(|| $fields.threshold()).map(|it| it.0.as_str()),
                threshold_ms = $fields.standard(|| $fields.threshold()).map(|it| it.1),
                user_id = $fields.standard(|| $fields.page.said.user.as_deref()),
                tenant_id = $fields.standard(|| $fields.page.said.tenant.as_deref()),
                priority = $fields.standard(|| $fields.page.said.priority),
                error_type = $fields.standard(|| $fields.page.said.error_type),
                feature_flags = $fields.standard(|| $fields.flags()),
                attributes = $fields.standard(|| $fields.attributes()),
                checkpoints = $fields.standard(|| $fields.checkpoints()),
                route = $fields.full(|| $fields.ended.endpoint.route()),
                outcome = $fields.full(|| Some($fields.ended.outcome.as_str())),
                db_query_errors = $fields.full(|| Some($fields.page.queries.failed)),
                db_slowest_ms = $fields.full(|| $fields.page.queries.slowest).map(|it| millis(it.nanos)),
                db_slowest_function = $fields.full(|| $fields.slowest_query()),
                db_pool_wait_ms = $fields.full(|| $fields.page.pool_wait_nanos).map(millis),
                n_plus_one = $fields.full(|| $fields.n_plus_one()),
                cache_hits = $fields.full(|| Some($fields.page.lookups.hits)),
                cache_misses = $fields.full(|| Some($fields.page.lookups.misses)),
                external_call_count = $fields.full(|| Some($fields.page.external.count)),
                external_call_duration_ms = $fields.full(|| Some(millis($fields.page.external.nanos))),
                budget_exceeded = $fields.full(|| $fields.budget_exceeded()),
            },
            "request_completed"
        )
    };
}

/// A request has arrived. Nothing is known of it yet, so it takes somebody who follows every step.
pub(super) fn started(about: &About) {
    let (method, path) = (about.method.as_str(), about.path());
    tracing::debug!(target: TARGET, method, path, correlation_id = about.id.as_str(), "request_started");
}

/// What was in the bodies, as far as anybody may read it.
pub(super) fn show(about: &About, [request, response]: &[Option<String>; 2]) {
    tracing::info!(
        target: TARGET,
        correlation_id = about.id.as_str(),
        request_body = request.as_deref(),
        response_body = response.as_deref(),
        "request_bodies"
    );
}

/// One line for one request.
pub(super) fn emit(fields: &Fields<'_>) {
    match fields.severity() {
        Severity::Info => request_completed!(INFO, fields),
        Severity::Warn => request_completed!(WARN, fields),
        Severity::Error => request_completed!(ERROR, fields),
    }
}

/// Tasks of the runtime that serves the request: more and more of them are a leak.
fn active_tasks() -> Option<usize> {
    let runtime = Handle::try_current().ok()?;
    Some(runtime.metrics().num_alive_tasks())
}
