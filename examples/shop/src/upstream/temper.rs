//! How an endpoint behaves: how long it takes, and how often it stalls or fails.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::sleep;

use crate::chance::Chance;

/// Longer than any client of the shop waits.
const STALL: Duration = Duration::from_secs(6);

/// The temper of one endpoint.
pub(super) struct Temper {
    usual_ms: Range<u64>,
    stalls_percent: f64,
    fails_percent: f64,
    chance: Chance,
}

impl Temper {
    /// Answers within `milliseconds`, always.
    pub(super) const fn usually(milliseconds: Range<u64>) -> Self {
        // Each endpoint draws from its own sequence, so that what happens at one
        // does not depend on what is asked of another.
        let chance = Chance::seeded(milliseconds.start ^ (milliseconds.end << 32));
        Self {
            usual_ms: milliseconds,
            stalls_percent: 0.0,
            fails_percent: 0.0,
            chance,
        }
    }

    /// `percent` of calls get no answer in time.
    pub(super) const fn stalling(mut self, percent: f64) -> Self {
        self.stalls_percent = percent;
        self
    }

    /// `percent` of calls are answered 503.
    pub(super) const fn failing(mut self, percent: f64) -> Self {
        self.fails_percent = percent;
        self
    }

    fn delay(&self) -> Duration {
        let usual = Duration::from_millis(self.chance.within(self.usual_ms.clone()));
        if self.chance.happens(self.stalls_percent) {
            STALL
        } else {
            usual
        }
    }
}

/// Lets the temper of an endpoint out on one of its calls.
pub(super) async fn misbehave(
    State(temper): State<Arc<Temper>>,
    request: Request,
    next: Next,
) -> Response {
    sleep(temper.delay()).await;
    if temper.chance.happens(temper.fails_percent) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    next.run(request).await
}
