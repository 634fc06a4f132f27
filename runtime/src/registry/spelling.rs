//! How metrics and labels are spelled: by profile, and by the prefix that somebody chose.

use std::borrow::Cow;

use super::labels::LabelSet;
use crate::names::{self, Metric, conventional, label, value};
use crate::outcome::Outcome;
use crate::profile::Profile;

/// What was chosen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spelling {
    pub(crate) profile: Profile,
    /// What stands in the place of `db` at the start of the database metrics' names.
    pub(crate) db_prefix: Option<String>,
}

impl Spelling {
    /// The name of `metric` in the exposition.
    pub(crate) fn name_of(&self, metric: &'static Metric) -> Cow<'static, str> {
        let name = metric.name_in(self.profile);
        match (&self.db_prefix, name.strip_prefix("db_")) {
            (Some(prefix), Some(rest)) => format!("{prefix}_{rest}").into(),
            _ => name.into(),
        }
    }

    /// The names of the labels of `metric`, those too that not every series has.
    pub(super) fn labels_of(&self, metric: &Metric) -> Vec<&'static str> {
        let names = metric.labels_in(self.profile).iter().copied();
        let derived = (self.profile == Profile::Semconv && has_error_type(metric))
            .then_some(conventional::ERROR_TYPE);
        names.chain(derived).collect()
    }
}

/// The labels of a series of `metric`, names and values.
pub(super) fn pairs<'a>(
    profile: Profile,
    metric: &Metric,
    labels: &'a LabelSet,
) -> Vec<(&'static str, &'a str)> {
    let pairs = labels.pairs(metric.labels_in(profile));
    match profile {
        Profile::Classic => pairs
            .map(|(name, value)| (name, classic_value(metric, name, value)))
            .collect(),
        Profile::Semconv => pairs
            .filter(|pair| !stands_for_nothing(*pair))
            .map(|(name, value)| (name, conventional_value(name, value)))
            .chain(error_type(metric, labels).map(|kind| (conventional::ERROR_TYPE, kind)))
            .collect(),
    }
}

/// What the conventions leave away: a route if none matched, a status if there was none.
fn stands_for_nothing((name, value): (&str, &str)) -> bool {
    match name {
        conventional::ENDPOINT => value == value::UNMATCHED,
        conventional::STATUS | conventional::RPC_STATUS => value == value::NO_STATUS,
        conventional::COLLECTION | conventional::SYSTEM => value.is_empty(),
        _ => false,
    }
}

/// A method without its service, which is a label of its own. The conventions want both in one.
fn classic_value<'a>(metric: &Metric, name: &str, value: &'a str) -> &'a str {
    let theirs = metric.labels_in(Profile::Semconv);
    let is_method = name == label::RPC_METHOD && theirs.contains(&conventional::RPC_METHOD);
    let method = value.split_once('/').filter(|_| is_method);
    method.map_or(value, |(_, method)| method)
}

/// The names of metrics are values too.
fn conventional_value<'a>(name: &str, value: &'a str) -> &'a str {
    let metric = names::ALL
        .iter()
        .find(|metric| name == conventional::METRIC && metric.name == value);
    metric.map_or(value, |metric| metric.name_in(Profile::Semconv))
}

/// Whether the conventions ask for the label `error_type`, and the outcome says enough for it.
fn has_error_type(metric: &Metric) -> bool {
    let has = |label| metric.labels.contains(&label);
    has(label::OUTCOME) && (has(label::STATUS) || has(label::SYSTEM))
}

/// Why a request or a query failed, as far as its series knows: the status that says so, or how
/// it ended. The word for everything else is theirs.
fn error_type<'a>(metric: &Metric, labels: &'a LabelSet) -> Option<&'a str> {
    let of = |name| {
        let mut pairs = labels.pairs(metric.labels);
        pairs.find_map(|(found, value)| (found == name).then_some(value))
    };
    let outcome = of(label::OUTCOME).filter(|_| has_error_type(metric))?;
    if outcome == Outcome::Ok.as_str() {
        return None;
    }
    if outcome != Outcome::Error.as_str() {
        return Some(outcome);
    }
    // Those of gRPC are words.
    let says_why = |status: &&str| status.starts_with(|at: char| at == '5' || at.is_uppercase());
    let status = of(label::STATUS).filter(says_why);
    Some(status.unwrap_or(value::OTHER))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn semconv(metric: &Metric, values: &[&'static str]) -> String {
        let values: Vec<_> = values.iter().map(|value| Cow::Borrowed(*value)).collect();
        let labels = LabelSet::from(values);
        let pairs = pairs(Profile::Semconv, metric, &labels);
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join(" ")
    }

    #[test]
    fn a_request_has_the_labels_of_the_conventions() {
        let of = |values: &[&'static str]| semconv(&names::HTTP_DURATION, values);
        let start = "http_request_method=GET http_route=/users/{id}";
        for (status, outcome, end) in [
            ("200", "ok", ""),
            ("404", "ok", ""),
            ("503", "error", " error_type=503"),
            ("5xx", "error", " error_type=5xx"),
            ("200", "error", " error_type=_OTHER"),
            ("200", "cancelled", " error_type=cancelled"),
            ("500", "panicked", " error_type=panicked"),
        ] {
            assert_eq!(
                of(&["GET", "/users/{id}", status, outcome]),
                format!("{start} http_response_status_code={status} outcome={outcome}{end}")
            );
        }
        assert_eq!(
            of(&["_OTHER", "unmatched", "none", "cancelled"]),
            "http_request_method=_OTHER outcome=cancelled error_type=cancelled"
        );
    }

    #[test]
    fn a_call_has_the_labels_of_the_conventions() {
        let of = |status, outcome| {
            let values = ["grpc", "v1.Users", "v1.Users/Find", status, outcome];
            semconv(&names::RPC_DURATION, &values)
        };
        let start = "rpc_system_name=grpc rpc_service=v1.Users rpc_method=v1.Users/Find";
        for (status, outcome, end) in [
            ("OK", "ok", ""),
            ("NOT_FOUND", "ok", ""),
            ("INTERNAL", "error", " error_type=INTERNAL"),
            ("OK", "cancelled", " error_type=cancelled"),
        ] {
            assert_eq!(
                of(status, outcome),
                format!("{start} rpc_response_status_code={status} outcome={outcome}{end}")
            );
        }
        assert_eq!(
            of("none", "panicked"),
            format!("{start} outcome=panicked error_type=panicked")
        );
    }

    #[test]
    fn a_query_has_the_labels_of_the_conventions() {
        assert_eq!(
            semconv(&names::DB_DURATION, &["sqlite", "", "vacuum", "f", "error"]),
            "db_system_name=sqlite db_operation_name=vacuum code_function_name=f \
             outcome=error error_type=_OTHER"
        );
        assert_eq!(
            semconv(
                &names::DB_ERRORS,
                &["sqlite", "users", "select", "f", "23505"]
            ),
            "db_system_name=sqlite db_collection_name=users db_operation_name=select \
             code_function_name=f error_type=23505"
        );
    }

    #[test]
    fn what_has_no_convention_keeps_its_labels() {
        assert_eq!(
            semconv(&names::EXTERNAL_DURATION, &["stripe", "charge", "error"]),
            "service=stripe operation=charge outcome=error"
        );
        assert_eq!(
            semconv(&names::SERIES_OVERFLOW, &["db_query_duration_seconds"]),
            "metric=db_client_operation_duration_seconds"
        );
    }
}
