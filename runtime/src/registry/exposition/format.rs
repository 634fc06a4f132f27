//! The two formats, and how they differ.

use super::escape;
use super::number::canonical;
use crate::names::{Metric, Type};

/// The `Content-Type` that a scrape has to be answered with: Prometheus 3 refuses one without.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// In what a scrape is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// Prometheus' text format, 0.0.4.
    #[default]
    Text,
    /// `OpenMetrics` 1.0.0.
    #[cfg_attr(
        not(any(feature = "http", test)),
        expect(dead_code, reason = "only the routes are asked for it")
    )]
    OpenMetrics,
}

impl Format {
    #[cfg_attr(
        not(feature = "http"),
        expect(dead_code, reason = "only routes say it")
    )]
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::Text => CONTENT_TYPE,
            Self::OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        }
    }

    /// What the last line of a scrape has to be, after everything that anybody adds to it.
    pub(crate) const fn end(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::OpenMetrics => "# EOF\n",
        }
    }

    /// The label `le` as it is written here; `plain` is how it is without further ado.
    pub(super) fn le(self, plain: &str) -> String {
        match (self, plain.parse()) {
            (Self::OpenMetrics, Ok(bound)) => canonical(bound),
            _ => plain.to_owned(),
        }
    }

    /// The lines before the samples of a metric, which here has the name `name`.
    pub(super) fn describe(self, text: &mut String, name: &str, metric: &Metric) {
        let family = self.family(name, metric.kind);
        Self::line(text, "HELP", family, |text| {
            escape::help(text, metric.help, self);
        });
        Self::line(text, "TYPE", family, |text| {
            text.push_str(metric.kind.as_str());
        });
        if let (Self::OpenMetrics, Some(unit)) = (self, unit(family)) {
            Self::line(text, "UNIT", family, |text| text.push_str(unit));
        }
    }

    /// `OpenMetrics` names a counter without the `_total` that its samples have.
    fn family(self, name: &str, kind: Type) -> &str {
        match (self, kind) {
            (Self::OpenMetrics, Type::Counter) => name.strip_suffix("_total").unwrap_or(name),
            _ => name,
        }
    }

    fn line(text: &mut String, what: &str, family: &str, value: impl FnOnce(&mut String)) {
        for part in ["# ", what, " ", family, " "] {
            text.push_str(part);
        }
        value(text);
        text.push('\n');
    }
}

/// The unit that a name ends in.
fn unit(family: &str) -> Option<&'static str> {
    ["seconds", "bytes"].into_iter().find(|unit| {
        family
            .strip_suffix(unit)
            .is_some_and(|name| name.ends_with('_'))
    })
}
