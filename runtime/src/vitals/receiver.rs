//! One beacon: who sent it, whether there is room for it, and what is in it.

use std::net::SocketAddr;

use axum::body::{Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, REFERER};

use super::Vitals;
use super::origin;
use super::report::{Report, reports};
use super::vital::Vital;
use crate::names::{beacon, report};

/// What `sendBeacon` may send of a page and all its frames is four times that, and the five reports
/// of a page view are a tenth of it.
const MOST_BYTES: usize = 16 * 1_024;

/// A page view has five.
const MOST_REPORTS: usize = 32;

/// Why a beacon was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Origin,
    ContentType,
    Rate,
    Size,
    Malformed,
}

impl Refusal {
    pub(super) const fn result(self) -> &'static str {
        match self {
            Self::Origin => beacon::ORIGIN,
            Self::ContentType => beacon::CONTENT_TYPE,
            Self::Rate => beacon::RATE,
            Self::Size => beacon::SIZE,
            Self::Malformed => beacon::MALFORMED,
        }
    }

    /// For whoever writes the page.
    pub(super) const fn told(self) -> (StatusCode, &'static str) {
        match self {
            Self::Origin => (
                StatusCode::FORBIDDEN,
                "a page of another origin sent this; name that origin in CALLSIGHT_VITALS_ORIGINS\n",
            ),
            Self::ContentType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "neither `text/plain` nor `application/json`; send a string with `sendBeacon`\n",
            ),
            Self::Rate => (
                StatusCode::TOO_MANY_REQUESTS,
                "too many beacons; collect the reports of a page, or raise CALLSIGHT_VITALS_RATE\n",
            ),
            Self::Size => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "more than 16 KiB; send `name`, `value` and `id` of each report alone\n",
            ),
            Self::Malformed => (
                StatusCode::BAD_REQUEST,
                "no reports of `web-vitals`; send one as JSON, or an array of them\n",
            ),
        }
    }
}

impl Vitals {
    /// What is cheap to ask comes first, and nothing of the body is read for nothing.
    pub(super) async fn take(&self, request: Request) -> Result<(), Refusal> {
        let (head, body) = request.into_parts();
        if !origin::is_ours(&head.headers, &head.uri, &self.origins) {
            return Err(Refusal::Origin);
        }
        if !is_text_or_json(&head.headers) {
            return Err(Refusal::ContentType);
        }
        let client = head.extensions.get::<ConnectInfo<SocketAddr>>();
        if !self.limiter.takes(client.map(|client| client.ip())) {
            return Err(Refusal::Rate);
        }
        let body = to_bytes(body, MOST_BYTES).await;
        let body = body.map_err(|_| Refusal::Size)?;
        self.read(&body, referer(&head.headers))
    }

    fn read(&self, body: &Bytes, referer: Option<&str>) -> Result<(), Refusal> {
        let reports = reports(body).map_err(|_| Refusal::Malformed)?;
        for (index, report) in reports.iter().enumerate() {
            let counted = if index < MOST_REPORTS {
                self.count(report, referer)
            } else {
                Err(report::TOO_MANY)
            };
            if let Err(reason) = counted {
                self.refuse_report(reason);
            }
        }
        Ok(())
    }

    /// Or says why not.
    fn count(&self, report: &Report, referer: Option<&str>) -> Result<(), &'static str> {
        let vital = Vital::named(&report.name).ok_or(report::NAME)?;
        let value = report.value.and_then(|value| vital.recorded(value));
        let value = value.ok_or(report::VALUE)?;
        if let Some(id) = &report.id
            && !self.repeats.is_first(vital, id)
        {
            return Err(report::REPEATED);
        }
        self.pages.record(report.page().or(referer), vital, value);
        Ok(())
    }
}

/// What `sendBeacon` sends a string as, and what `fetch` is told to.
fn is_text_or_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    let essence = content_type.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| {
        ["text/plain", "application/json"]
            .iter()
            .any(|known| essence.trim().eq_ignore_ascii_case(known))
    })
}

/// The page that sent the beacon. Its path is compared with the declared templates and goes no further.
fn referer(headers: &HeaderMap) -> Option<&str> {
    headers.get(REFERER)?.to_str().ok()
}
