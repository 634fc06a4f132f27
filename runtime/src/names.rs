//! Every metric, label, help text and unit of callsight: the only place where one is spelled.

/// What a metric counts, as it is written in the exposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Counter,
    Gauge,
    Histogram,
}

impl Type {
    /// The word of the text format.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// One metric: its name, what it is and what its reader is told about it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Metric {
    pub(crate) name: &'static str,
    pub(crate) kind: Type,
    pub(crate) help: &'static str,
    /// Label names, in the order in which the values of a series are kept.
    pub(crate) labels: &'static [&'static str],
}

/// Label names.
pub(crate) mod label {
    pub(crate) const CACHE: &str = "cache";
    pub(crate) const COLLECTION: &str = "collection";
    pub(crate) const ENDPOINT: &str = "endpoint";
    pub(crate) const ENVIRONMENT: &str = "environment";
    pub(crate) const ERROR_TYPE: &str = "error_type";
    pub(crate) const FUNCTION: &str = "function";
    pub(crate) const JOB: &str = "job";
    pub(crate) const METHOD: &str = "method";
    pub(crate) const METRIC: &str = "metric";
    pub(crate) const OPERATION: &str = "operation";
    pub(crate) const OUTCOME: &str = "outcome";
    pub(crate) const REQUEST_ID: &str = "request_id";
    pub(crate) const RESULT: &str = "result";
    pub(crate) const SERVICE: &str = "service";
    pub(crate) const STATUS: &str = "status";
    pub(crate) const SYSTEM: &str = "system";
    pub(crate) const THRESHOLD_TYPE: &str = "threshold_type";
    pub(crate) const VERSION: &str = "version";
}

/// Label values that stand for "none of the known ones".
pub(crate) mod value {
    /// An HTTP method or an error that is not among the known ones: OpenTelemetry's word.
    pub(crate) const OTHER: &str = "_OTHER";
    /// Where the series that found no room in the budget are counted.
    pub(crate) const OVERFLOW: &str = "other";
    /// A request that no route matched.
    #[cfg(feature = "http")]
    pub(crate) const UNMATCHED: &str = "unmatched";
    /// The status of a request that ended before there was one.
    #[cfg(feature = "http")]
    pub(crate) const NO_STATUS: &str = "none";
}

use label::{
    CACHE, COLLECTION, ENDPOINT, ENVIRONMENT, ERROR_TYPE, FUNCTION, JOB, METHOD, METRIC, OPERATION,
    OUTCOME, RESULT, SERVICE, STATUS, SYSTEM, THRESHOLD_TYPE, VERSION,
};

macro_rules! metrics {
    ($($(#[$doc:meta])* $id:ident = $kind:ident $name:literal [$($label:expr),*] $help:literal;)*) => {
        $(
            $(#[$doc])*
            pub(crate) static $id: Metric = Metric {
                name: $name,
                kind: Type::$kind,
                help: $help,
                labels: &[$($label),*],
            };
        )*

        /// All of them, in the order of the exposition.
        pub(crate) static ALL: &[&Metric] = &[$(&$id),*];
    };
}

metrics! {
    HTTP_DURATION = Histogram "http_request_duration_seconds" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Time from the arrival of a request to the end of its response body, in seconds.";
    HTTP_REQUESTS = Counter "http_requests_total" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Requests that ended.";
    HTTP_TIME_TO_FIRST_BYTE = Histogram "http_time_to_first_byte_seconds" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Time from the arrival of a request to the head of its response, in seconds.";
    HTTP_REQUEST_SIZE = Histogram "http_request_size_bytes" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Size of the request body as far as it was read, in bytes.";
    HTTP_RESPONSE_SIZE = Histogram "http_response_size_bytes" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Size of the response body as far as it was sent, in bytes.";
    ACTIVE_REQUESTS = Gauge "active_requests" []
        "Requests that have arrived and not ended.";

    DB_DURATION = Histogram "db_query_duration_seconds" [SYSTEM, COLLECTION, OPERATION, FUNCTION, OUTCOME]
        "Time that a query function took, in seconds.";
    DB_QUERIES = Counter "db_queries_total" [SYSTEM, COLLECTION, OPERATION, FUNCTION, OUTCOME]
        "Query functions that ended.";
    DB_ERRORS = Counter "db_query_errors_total" [SYSTEM, COLLECTION, OPERATION, FUNCTION, ERROR_TYPE]
        "Query functions that returned an error, by its type.";
    DB_SLOW = Counter "db_slow_queries_total" [SYSTEM, COLLECTION, OPERATION, FUNCTION, THRESHOLD_TYPE]
        "Query functions that took at least the slow or the critical threshold.";
    DB_IN_FLIGHT = Gauge "db_queries_in_flight" [SYSTEM, COLLECTION, OPERATION, FUNCTION]
        "Query functions that are running.";

    EXTERNAL_DURATION = Histogram "external_api_duration_seconds" [SERVICE, OPERATION, OUTCOME]
        "Time that a call of an external service took, in seconds.";
    EXTERNAL_REQUESTS = Counter "external_api_requests_total" [SERVICE, OPERATION, OUTCOME]
        "Calls of external services that ended.";
    EXTERNAL_ERRORS = Counter "external_api_errors_total" [SERVICE, OPERATION, ERROR_TYPE]
        "Calls of external services that returned an error, by its type.";
    EXTERNAL_IN_FLIGHT = Gauge "external_api_requests_in_flight" [SERVICE, OPERATION]
        "Calls of external services that are running.";

    CACHE_DURATION = Histogram "cache_operation_duration_seconds" [CACHE, OPERATION, RESULT]
        "Time that a cache operation took, in seconds.";
    CACHE_OPERATIONS = Counter "cache_operations_total" [CACHE, OPERATION, RESULT]
        "Cache operations, by what came of them.";
    CACHE_HIT_RATIO = Gauge "cache_hit_ratio" [CACHE]
        "Look-ups that found a value, divided by all that found one or missed; absent before the first.";

    JOB_DURATION = Histogram "background_job_duration_seconds" [JOB, OUTCOME]
        "Time that a run of a background job took, in seconds.";
    JOB_RUNS = Counter "background_job_runs_total" [JOB, OUTCOME]
        "Runs of background jobs that ended.";
    JOB_LAST_SUCCESS = Gauge "background_job_last_success_timestamp_seconds" [JOB]
        "When a run last ended well, in seconds since 1970; absent before the first.";
    JOB_IN_FLIGHT = Gauge "background_job_runs_in_flight" [JOB]
        "Runs of background jobs that have not ended.";

    FUNCTION_DURATION = Histogram "function_duration_seconds" [FUNCTION, OUTCOME]
        "Time that a function took, in seconds.";
    FUNCTION_CALLS = Counter "function_calls_total" [FUNCTION, OUTCOME]
        "Calls of functions that ended.";
    FUNCTION_IN_FLIGHT = Gauge "function_calls_in_flight" [FUNCTION]
        "Calls of functions that are running.";

    STREAM_FIRST_ITEM = Histogram "stream_time_to_first_item_seconds" [FUNCTION]
        "Time from the first poll of a returned stream to its first item, in seconds.";
    STREAM_ITEMS = Counter "stream_items_total" [FUNCTION, OUTCOME]
        "Items that returned streams gave.";

    APP_INFO = Gauge "app_info" [SERVICE, VERSION, ENVIRONMENT]
        "Always 1: its labels say what is running.";

    SLOW_LOG_ENTRIES = Counter "callsight_slow_log_entries_total" []
        "Entries handed to the slow log.";
    SLOW_LOG_DROPPED = Counter "callsight_slow_log_dropped_total" []
        "Entries lost because the slow log's queue was full.";
    SLOW_LOG_WRITE_ERRORS = Counter "callsight_slow_log_write_errors_total" []
        "Entries lost because the slow log's file could not be written.";
    SERIES_OVERFLOW = Counter "callsight_series_overflow_total" [METRIC]
        "Observations counted under `other` because their metric had no room for another series.";
    FACADE_REFUSED = Counter "callsight_facade_refused_total" []
        "Uses and scrapes of metrics of the `metrics` facade that were refused: their name is taken, or none.";
    REQUEST_IDS_REJECTED = Counter "callsight_request_ids_rejected_total" []
        "Requests whose `X-Request-ID` was malformed or given twice, and was replaced.";
    SCRAPE_DURATION = Gauge "callsight_scrape_duration_seconds" []
        "Time that the scrape before this one took to render, in seconds.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        for (index, metric) in ALL.iter().enumerate() {
            assert!(
                ALL[index + 1..]
                    .iter()
                    .all(|other| other.name != metric.name),
                "{} is listed twice",
                metric.name
            );
        }
    }

    #[test]
    fn counters_end_in_total_and_nothing_else_does() {
        for metric in ALL {
            assert_eq!(
                metric.name.ends_with("_total"),
                metric.kind == Type::Counter,
                "{}",
                metric.name
            );
        }
    }
}
