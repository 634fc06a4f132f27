//! Core Web Vitals: what Google's `web-vitals` library measures in browsers, by page.
//!
//! A page sends what the library reports, one by one or collected:
//!
//! ```js
//! import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
//!
//! const send = (report) => navigator.sendBeacon('/vitals', JSON.stringify(report));
//! for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on(send);
//! ```
//!
//! Whoever can load a page can send whatever they like, so what they can do with that is bounded:
//! in which series it is counted, how much is read, and how often.

mod origin;
mod pages;
mod rate;
mod receiver;
mod repeats;
mod report;
mod vital;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http::StatusCode;

use self::pages::Pages;
use self::rate::Limiter;
use self::receiver::Refusal;
use self::repeats::Repeats;
use crate::Telemetry;
use crate::config::vitals::PATH;
use crate::config::{Config, Environment};
use crate::names::{self, beacon};
use crate::registry::Registry;

/// What takes beacons.
#[derive(Debug)]
pub(crate) struct Vitals {
    registry: Arc<Registry>,
    pages: Pages,
    limiter: Limiter,
    repeats: Repeats,
    origins: Vec<String>,
    /// Whoever writes the page is told why a beacon was not taken; nobody else is.
    tells: bool,
}

impl Vitals {
    /// Nothing, unless it was asked for.
    pub(crate) fn of(registry: &Arc<Registry>, config: &Config) -> Option<Arc<Self>> {
        let chosen = &config.vitals;
        if !(chosen.is_on && config.prometheus) {
            return None;
        }
        for result in beacon::RESULTS {
            registry.counter(&names::VITALS_BEACONS, [result.into()]);
        }
        for reason in names::report::REASONS {
            registry.counter(&names::VITALS_REFUSED, [reason.into()]);
        }
        Some(Arc::new(Self {
            registry: Arc::clone(registry),
            pages: Pages::new(registry),
            limiter: Limiter::new(chosen.rate),
            repeats: Repeats::default(),
            origins: chosen.origins.clone(),
            tells: config.environment == Environment::Development,
        }))
    }

    /// The route that takes them.
    pub(crate) fn routes<S: Clone + Send + Sync + 'static>(self: &Arc<Self>) -> Router<S> {
        Router::new()
            .route(PATH, post(receive))
            .with_state(Arc::clone(self))
    }

    fn answer(&self, taken: Result<(), Refusal>) -> Response {
        let result = taken.map_or_else(Refusal::result, |()| beacon::ACCEPTED);
        let counter = self
            .registry
            .counter(&names::VITALS_BEACONS, [result.into()]);
        self.registry.count(counter);
        match taken {
            Err(refusal) if self.tells => refusal.told().into_response(),
            _ => StatusCode::NO_CONTENT.into_response(),
        }
    }

    fn refuse_report(&self, reason: &'static str) {
        let counter = self
            .registry
            .counter(&names::VITALS_REFUSED, [reason.into()]);
        self.registry.count(counter);
    }
}

async fn receive(State(vitals): State<Arc<Vitals>>, request: Request) -> Response {
    let taken = vitals.take(request).await;
    vitals.answer(taken)
}

impl Telemetry {
    /// Declares pages, by the templates of their paths, whose Web Vitals are told apart; those of all
    /// other pages are counted together as `other`. Their series exist from now on. Does nothing unless
    /// [`Builder::web_vitals`](crate::Builder::web_vitals) is on.
    ///
    /// ```no_run
    /// # fn declare(telemetry: &callsight::Telemetry) {
    /// telemetry.declare_pages(["/", "/products/{id}"]);
    /// # }
    /// ```
    pub fn declare_pages<'a>(&self, templates: impl IntoIterator<Item = &'a str>) {
        let Some(vitals) = self.vitals() else { return };
        for template in templates {
            if let Err(problem) = vitals.pages.declare(template) {
                tracing::warn!(
                    "the page `{template}` can't be told apart ({problem}); write it once, as a route such as `/products/{{id}}`"
                );
            }
        }
    }
}
