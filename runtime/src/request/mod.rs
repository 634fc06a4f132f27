//! What code says of the request that it is run for, and asks of it.
//!
//! Each of these may be called anywhere below a handler. Where there is no request, none of them does anything.
//!
//! ```
//! use callsight::{checkpoint, request};
//!
//! async fn place_order(user: &str) {
//!     request::user(user);
//!     request::priority("checkout");
//!     checkpoint!("stock reserved");
//! }
//! ```
//!
//! It is shown by the event `request_completed` and by the span of the request. What is said twice
//! counts once, as it was said last; words are cut to 128 characters, and of checkpoints, flags and
//! attributes 32 each are kept.

mod identity;
mod scope;
mod watch;

use std::borrow::Cow;
use std::future::Future;

pub use self::scope::{Followed, InRequestScope, Scope};
#[cfg(feature = "http")]
pub use self::scope::{spawn, spawn_blocking};
pub use self::watch::{Watched, watch};
pub use crate::budget::Budget;

pub(crate) use self::identity::Identities;

use crate::clock::Tick;
use crate::ledger::{self, Checkpoint, Page};
use crate::outcome::ErrorKind;

/// Who asks. Shown as a keyed hash, unless the configuration says `plain`: the same user has the
/// same hash wherever `CALLSIGHT_IDENTITY_KEY` is the same, and in one process where there is none.
pub fn user(id: impl AsRef<str>) {
    if let Some(shown) = if_in_request(|| identity::shown(id.as_ref())) {
        write(|page| page.said.user = Some(shown.clone()));
    }
}

/// On whose behalf. Shown like a [`user`].
pub fn tenant(id: impl AsRef<str>) {
    if let Some(shown) = if_in_request(|| identity::shown(id.as_ref())) {
        write(|page| page.said.tenant = Some(shown.clone()));
    }
}

/// How important it is, or of what kind, in a word of the program's own: `batch`, `checkout`.
pub fn priority(priority: &'static str) {
    write(|page| page.said.priority = Some(priority));
}

/// Anything else that helps to tell requests apart. Not for secrets: the value is shown as it is.
#[expect(
    clippy::needless_pass_by_value,
    reason = "numbers and words read better without a reference"
)]
pub fn attribute(key: impl AsRef<str>, value: impl ToString) {
    // Before the ledger is locked: this is code of the caller's.
    if let Some(value) = if_in_request(|| value.to_string()) {
        let key = key.as_ref();
        write(|page| page.said.attribute(key, &value));
    }
}

/// Which variant of a feature flag, or of an experiment, the request got.
pub fn feature_flag(key: impl AsRef<str>, variant: impl AsRef<str>) {
    let (key, variant) = (ledger::cut(key.as_ref()), ledger::cut(variant.as_ref()));
    if write(|page| page.said.flag(key, variant)) {
        tracing::debug!(
            target: ledger::TARGET,
            { feature_flag.key = key, feature_flag.result.variant = variant },
            "feature_flag.evaluation"
        );
    }
}

/// Of which kind the error is that the request is answered with: the label `error_type` of
/// `http_request_errors_total`. The place to say so is where an error becomes a response.
///
/// ```
/// # use axum::response::{IntoResponse, Response};
/// # use http::StatusCode;
/// #[derive(callsight::ErrorKind)]
/// enum ShopError {
///     NotFound,
///     Declined,
/// }
///
/// impl IntoResponse for ShopError {
///     fn into_response(self) -> Response {
///         callsight::request::failed(&self);
///         match self {
///             Self::NotFound => StatusCode::NOT_FOUND.into_response(),
///             Self::Declined => StatusCode::PAYMENT_REQUIRED.into_response(),
///         }
///     }
/// }
/// ```
pub fn failed(error: &impl ErrorKind) {
    let kind = error.error_kind();
    write(|page| page.said.error_type = Some(kind));
}

/// How far it has come. Written [`checkpoint!`](crate::checkpoint).
pub fn checkpoint(name: impl Into<Cow<'static, str>>) {
    let Some(checkpoint) = ledger::current().map(|ledger| Checkpoint {
        name: ledger::cut_owned(name.into()),
        nanos: ledger.age_nanos(),
    }) else {
        return;
    };
    write(|page| page.said.passed(checkpoint.clone()));
    tracing::info!(target: ledger::TARGET, name = &*checkpoint.name, "checkpoint");
}

/// Awaits a connection, and counts how long as the request's wait for its pool.
///
/// ```
/// # async fn acquire() -> Result<(), std::io::Error> { Ok(()) }
/// # async fn handler() -> Result<(), std::io::Error> {
/// let connection = callsight::request::connection(acquire()).await?;
/// # Ok(connection)
/// # }
/// ```
pub async fn connection<F: Future>(acquire: F) -> F::Output {
    let started = Tick::now();
    let connection = acquire.await;
    ledger::connected(started.elapsed_nanos());
    connection
}

/// Says how far the request has come that this code is run for: a word, or a format string.
///
/// ```
/// callsight::checkpoint!("paid");
/// callsight::checkpoint!("{} lines priced", 3);
/// ```
#[macro_export]
macro_rules! checkpoint {
    ($name:literal $(,)?) => {
        $crate::request::checkpoint($crate::__private::text!($name))
    };
    ($format:literal, $($argument:tt)+) => {
        $crate::request::checkpoint($crate::__private::format!($format, $($argument)+))
    };
}

/// Whether there is a request to say it of.
fn write(entry: impl Fn(&mut Page)) -> bool {
    ledger::current().is_some_and(|ledger| {
        ledger.write(entry);
        true
    })
}

fn if_in_request<R>(make: impl FnOnce() -> R) -> Option<R> {
    ledger::current().map(|_| make())
}
