//! What is told of a request when it has ended: its event, its span, the series of its ledger.

mod bodies;
mod event;
mod fields;
mod memory;
mod pairs;
mod series;
mod server_timing;
mod span;

pub(super) use self::span::span;

use std::sync::Arc;

use axum::body::Body;
use bytes::Buf;
use http::{HeaderMap, Method, Request, Uri};
use tracing::Span;
use tracing::level_filters::LevelFilter;

use self::bodies::Bodies;
use self::fields::Fields;
use self::series::LedgerSeries;
use super::endpoint::Endpoint;
use super::grpc::Call;
use super::labels::KnownMethod;
use super::series::Measured;
use crate::budget::Excess;
use crate::config::{BodyCapture, RequestLog, Requests};
use crate::id::Id;
use crate::ledger::{Ledger, Page};
use crate::outcome::Outcome;
use crate::registry::Registry;

/// What is told of the requests of one layer.
#[derive(Debug)]
pub(super) struct Completion {
    settings: Requests,
    series: LedgerSeries,
}

/// What has to be remembered of a request from its start on, if somebody listens.
#[derive(Debug)]
pub(super) struct About {
    method: Method,
    uri: Uri,
    id: Id,
    resident_bytes: Option<u64>,
    bodies: Option<Bodies>,
}

/// A request that has ended.
#[derive(Debug)]
pub(super) struct Ended<'a> {
    pub(super) about: Option<&'a About>,
    pub(super) ledger: &'a Ledger,
    pub(super) method: KnownMethod,
    pub(super) endpoint: &'a Endpoint,
    pub(super) status: Option<u16>,
    pub(super) outcome: Outcome,
    pub(super) measured: &'a Measured,
    pub(super) call: Option<&'a Call>,
    pub(super) span: Option<&'a Span>,
}

/// A limit that a request went beyond, and whose budget that was.
#[derive(Debug)]
struct Exceeded {
    budget: String,
    excess: Excess,
}

impl Completion {
    pub(super) fn new(registry: &Arc<Registry>, settings: Requests) -> Self {
        Self {
            series: LedgerSeries::new(registry),
            settings,
        }
    }

    /// Declares what can be known before the first request.
    pub(super) fn declare(&self) {
        self.series.declare(&self.settings.budgets);
    }

    pub(super) fn settings(&self) -> &Requests {
        &self.settings
    }

    /// A request has arrived.
    #[inline]
    pub(super) fn about<B>(&self, request: &Request<B>, id: &Id) -> Option<Box<About>> {
        if LevelFilter::current() == LevelFilter::OFF {
            return None;
        }
        Some(Box::new(About {
            bodies: Bodies::of(request.headers(), &self.settings.bodies),
            method: request.method().clone(),
            uri: request.uri().clone(),
            id: id.clone(),
            resident_bytes: self.settings.memory_delta.then(memory::resident).flatten(),
        }))
    }

    /// And is about to be handled.
    pub(super) fn started(&self, about: &About, span: Option<&Span>) {
        if self.settings.log != RequestLog::Off {
            in_scope(span, || event::started(about));
        }
    }

    /// Shows whoever waits for the response what was done for it in the `nanos` since it arrived.
    pub(super) fn announce(&self, ledger: &Ledger, nanos: u64, headers: &mut HeaderMap) {
        if self.settings.server_timing == Some(true) {
            server_timing::append(ledger, nanos, headers);
        }
    }

    /// Tells what is known of it; of most requests that is little, and nobody asks.
    #[inline]
    pub(super) fn ended(&self, ended: &Ended<'_>) {
        let page = ended.ledger.close();
        if page.is_some() || ended.about.is_some() {
            self.tell(ended, &page.unwrap_or_default());
        }
    }

    fn tell(&self, ended: &Ended<'_>, page: &Page) {
        let exceeded = self.exceeded(ended.endpoint.route(), page);
        let n_plus_one = self.settings.n_plus_one;
        let labels = (ended.endpoint, ended.method);
        self.series.record(labels, page, &exceeded, n_plus_one);
        if let Some(about) = ended.about {
            let fields = Fields::of(ended, about, page, &exceeded, &self.settings);
            if self.settings.log != RequestLog::Off {
                in_scope(ended.span, || event::emit(&fields));
            }
            self.show_bodies(ended, about);
            // Last: a log writes the span on each line, and the line above has it all.
            if let Some(span) = ended.span {
                fields.record_in(span);
            }
        }
    }

    fn show_bodies(&self, ended: &Ended<'_>, about: &About) {
        let settings = &self.settings.bodies;
        let is_error = ended.status.is_none_or(|status| status >= 400);
        if let Some(bodies) = &about.bodies
            && (is_error || settings.when == BodyCapture::All)
        {
            let shown = bodies.shown(settings);
            in_scope(ended.span, || event::show(about, &shown));
        }
    }

    /// The limits that it went beyond: those of its handlers, and that of its route.
    fn exceeded(&self, route: Option<&str>, page: &Page) -> Vec<Exceeded> {
        let budgets = self.settings.budgets.iter();
        let of_route = budgets.filter(|(budgeted, _)| Some(budgeted.as_str()) == route);
        let of_route = of_route.flat_map(|(budgeted, limits)| {
            let named = |excess| Exceeded::of(budgeted.clone(), excess);
            limits.exceeded_by(page).map(named)
        });
        let of_handlers = page.budgets().flat_map(|own| {
            let named = |excess| Exceeded::of(own.function(), excess);
            own.limits().exceeded_by(page).map(named)
        });
        of_handlers.chain(of_route).collect()
    }
}

impl Exceeded {
    fn of(budget: String, excess: Excess) -> Self {
        Self { budget, excess }
    }
}

fn in_scope(span: Option<&Span>, tell: impl FnOnce()) {
    match span {
        Some(span) => span.in_scope(tell),
        None => tell(),
    }
}

impl About {
    /// The body of the request, kept for who asked to see it.
    pub(super) fn tapped(&self, body: Body) -> Body {
        match &self.bodies {
            Some(bodies) => bodies.tapped(body),
            None => body,
        }
    }

    /// The head of the response.
    pub(super) fn head(&mut self, headers: &HeaderMap) {
        if let Some(bodies) = &mut self.bodies {
            bodies.head(headers);
        }
    }

    /// A piece of its body.
    pub(super) fn sent(&mut self, data: &impl Buf) {
        if let Some(bodies) = &mut self.bodies {
            bodies.sent(data);
        }
    }

    /// The path, without what may be secret behind it, and as long as a log line can bear.
    fn path(&self) -> &str {
        const LONGEST: usize = 1_024;
        let path = self.uri.path();
        if path.len() <= LONGEST {
            return path;
        }
        // Beyond ASCII, the place may be within a character.
        let mut ends = (0..=LONGEST).rev();
        ends.find_map(|end| path.get(..end)).unwrap_or_default()
    }
}
