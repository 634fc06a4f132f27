//! One who asks for anything, and remembers what should have been counted of it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Method, Request};
use callsight::Telemetry;
use futures_util::FutureExt;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::app::app;
use crate::dice::Dice;

/// In every header that a stranger makes up, to be found where it must not be.
pub(crate) const MARK: &str = "StRaNgEr";

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const PATH: &str = "abcXYZ0189-._~!$&'()*+,;=:@%/";
const HEADER: &str = "abcXYZ0189 \t\"\\<>{}[]()/;:,=?#$&'%";
const KNOWN: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "QUERY",
];

#[derive(Debug)]
pub(crate) struct Stranger {
    app: Router,
    dice: Dice,
    pub(crate) tally: Tally,
}

/// What should have been counted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// By the labels of the series.
    pub(crate) routes: BTreeMap<String, u64>,
    pub(crate) rejected_ids: u64,
    pub(crate) logged: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        for (labels, count) in other.routes {
            *self.routes.entry(labels).or_default() += count;
        }
        self.rejected_ids += other.rejected_ids;
        self.logged += other.logged;
    }

    fn ended(&mut self, method: &str, endpoint: &str, status: &str, outcome: &str) {
        let labels = format!(
            "{{method=\"{method}\",endpoint=\"{endpoint}\",status=\"{status}\",outcome=\"{outcome}\"}}"
        );
        *self.routes.entry(labels).or_default() += 1;
    }
}

impl Stranger {
    pub(crate) fn new(telemetry: &Telemetry, seed: u64) -> Self {
        Self {
            app: app(telemetry),
            dice: Dice::new(seed),
            tally: Tally::default(),
        }
    }

    /// One request, whatever it is.
    pub(crate) fn asks(&mut self) {
        let id = self.dice.text(LETTERS, 40);
        match self.dice.roll(64) {
            0..16 => {
                self.answered("GET", &format!("/items/{id}"), "");
                self.tally.ended("GET", "/items/{id}", "200", "ok");
            }
            16..24 => {
                let body = "x".repeat(id.len() * 10);
                self.answered("POST", &format!("/orders/{id}"), &body);
                self.tally.ended("POST", "/orders/{id}", "201", "ok");
            }
            24..40 => self.asks_for_nothing(),
            40..48 => {
                let method = self.method();
                self.answered(&method, &format!("/status/{id}"), "");
            }
            48..54 => {
                let code = 200 + self.dice.roll(800);
                self.answered("GET", &format!("/status/{code}"), "");
            }
            54..58 => self.leaves(&id),
            58..62 => {
                self.answered("GET", &format!("/logs/{id}"), "");
                self.tally.ended("GET", "/logs/{id}", "200", "ok");
                self.tally.logged += 1;
            }
            _ => self.breaks(&id),
        }
    }

    /// A path that no route has.
    fn asks_for_nothing(&mut self) {
        let (method, path) = (self.method(), self.dice.text(PATH, 200));
        self.answered(&method, &format!("/nowhere/{MARK}{path}"), "");
    }

    /// Before the answer has come, or in the middle of it.
    fn leaves(&mut self, id: &str) {
        let waits = self.request("GET", &format!("/hangs/{id}"), "");
        assert!(self.app.clone().oneshot(waits).now_or_never().is_none());
        self.tally.ended("GET", "/hangs/{id}", "none", "cancelled");
    }

    fn breaks(&mut self, id: &str) {
        if self.dice.roll(2) == 0 {
            let request = self.request("GET", &format!("/streams/{id}"), "");
            let response = self.app.clone().oneshot(request).now_or_never();
            let mut body = response
                .expect("it has a head")
                .expect("infallible")
                .into_body();
            assert!(body.frame().now_or_never().flatten().is_some());
            self.tally.ended("GET", "/streams/{id}", "200", "cancelled");
        } else {
            let request = self.request("GET", &format!("/panics/{id}"), "");
            let call = self.app.clone().oneshot(request);
            let unwound = catch_unwind(AssertUnwindSafe(|| drop(call.now_or_never())));
            assert!(unwound.is_err());
            self.tally.ended("GET", "/panics/{id}", "none", "panicked");
        }
    }

    fn answered(&mut self, method: &str, path: &str, body: &str) {
        let request = self.request(method, path, body);
        let response = self.app.clone().oneshot(request).now_or_never();
        let response = response.expect("it is answered at once");
        let body = response.expect("infallible").into_body().collect();
        assert!(body.now_or_never().is_some_and(|body| body.is_ok()));
    }

    /// One that is known, or made up.
    fn method(&mut self) -> String {
        match self.dice.roll(2) {
            0 => self.dice.one_of(&KNOWN).to_owned(),
            _ => self.dice.text(LETTERS, 30),
        }
    }

    fn request(&mut self, method: &str, path: &str, body: &str) -> Request<Body> {
        let method = Method::from_bytes(method.as_bytes()).expect("letters");
        let mut request = Request::builder().method(method).uri(path);
        for name in ["host", "user-agent", "traceparent", "baggage", "baggage"] {
            let value = format!("{MARK}{}", self.dice.text(HEADER, 60));
            request = request.header(name, value);
        }
        request = self.with_id(request);
        let body = Body::from(body.to_owned());
        request.body(body).expect("it is a request")
    }

    /// None, one that is fine, one that is not, one that is too long, two.
    fn with_id(&mut self, request: Builder) -> Builder {
        let name = "x-request-id";
        let plain = self.dice.text(LETTERS, 120);
        let choice = self.dice.roll(8);
        if choice >= 5 {
            self.tally.rejected_ids += 1;
        }
        match choice {
            0..3 => request,
            3..5 => request.header(name, plain),
            5 => request.header(name, format!("{MARK} {plain}")),
            6 => request.header(name, plain.repeat(130)),
            _ => request.header(name, "one").header(name, plain),
        }
    }
}
