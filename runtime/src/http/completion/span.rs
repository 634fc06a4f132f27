//! The span of a request.

use tracing::Span;
use tracing::field::Empty;

use crate::id::Id;
use crate::ledger::TARGET;

/// None where nobody listens. Boxed, since it is large, and there seldom is one.
pub(in crate::http) fn span(method: &str, route: Option<&str>, id: &Id) -> Option<Box<Span>> {
    let span = tracing::info_span!(
        target: TARGET,
        "http_request",
        http.request.method = method,
        http.route = route,
        request_id = id.as_str(),
        http.response.status_code = Empty,
        outcome = Empty,
        // Of a call of gRPC.
        rpc.system.name = Empty,
        rpc.method = Empty,
        rpc.response.status_code = Empty,
        // What is known at its end: `fields.rs`.
        url.path = Empty,
        http.request.body.size = Empty,
        http.response.body.size = Empty,
        app.db.query_count = Empty,
        app.db.duration_ms = Empty,
        app.db.n_plus_one = Empty,
        app.db.pool_wait_ms = Empty,
        app.external.call_count = Empty,
        app.external.duration_ms = Empty,
        app.cache.hits = Empty,
        app.cache.misses = Empty,
        cache.hit = Empty,
        user.hash = Empty,
        user.id = Empty,
        app.tenant = Empty,
        app.priority = Empty,
        error.type = Empty,
        app.feature_flags = Empty,
        app.attributes = Empty,
        app.checkpoints = Empty,
        app.memory_delta_mb = Empty,
        app.budget_exceeded = Empty,
    );
    (!span.is_disabled()).then(|| Box::new(span))
}
