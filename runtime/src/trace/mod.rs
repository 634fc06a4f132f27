//! Spans: one for each call, as long as somebody listens.

mod span;

pub use self::span::Level;
pub(crate) use self::span::{CallSpan, SpanSite};
