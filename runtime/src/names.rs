//! Every metric, label, help text and unit of callsight, in either profile: the only place where
//! one is spelled.

use crate::profile::Profile;

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
    conventional_name: &'static str,
    conventional_labels: &'static [&'static str],
}

impl Metric {
    pub(crate) const fn name_in(&self, profile: Profile) -> &'static str {
        match profile {
            Profile::Classic => self.name,
            Profile::Semconv => self.conventional_name,
        }
    }

    /// In the same order, whatever the profile.
    pub(crate) const fn labels_in(&self, profile: Profile) -> &'static [&'static str] {
        match profile {
            Profile::Classic => self.labels,
            Profile::Semconv => self.conventional_labels,
        }
    }
}

/// `NAME = "ours" or "that of the conventions";`, where they have one.
macro_rules! labels {
    ($($id:ident = $name:literal $(or $conventional:literal)?;)*) => {
        /// Label names.
        pub(crate) mod label {
            $(pub(crate) const $id: &str = $name;)*
        }

        /// The same in the profile `semconv`.
        pub(crate) mod conventional {
            $(pub(crate) const $id: &str = [$($conventional,)? $name][0];)*
        }
    };
}

labels! {
    BUDGET = "budget";
    CACHE = "cache";
    COLLECTION = "collection" or "db_collection_name";
    DB_OPERATION = "operation" or "db_operation_name";
    ENDPOINT = "endpoint" or "http_route";
    ENVIRONMENT = "environment" or "deployment_environment_name";
    ERROR_TYPE = "error_type";
    FUNCTION = "function" or "code_function_name";
    JOB = "job";
    LIMIT = "limit";
    METHOD = "method" or "http_request_method";
    METRIC = "metric";
    OPERATION = "operation";
    OUTCOME = "outcome";
    OWN_SERVICE = "service" or "service_name";
    PAGE = "page";
    RATING = "rating";
    REASON = "reason";
    RESULT = "result";
    RPC_METHOD = "method" or "rpc_method";
    RPC_SERVICE = "service" or "rpc_service";
    RPC_STATUS = "status" or "rpc_response_status_code";
    RPC_SYSTEM = "system" or "rpc_system_name";
    SERVICE = "service";
    STATUS = "status" or "http_response_status_code";
    SYSTEM = "system" or "db_system_name";
    THRESHOLD_TYPE = "threshold_type";
    VITAL = "vital";
    VERSION = "version" or "service_version";
}

/// Labels of exemplars, which are no labels of series.
pub(crate) mod exemplar {
    pub(crate) const REQUEST_ID: &str = "request_id";
}

/// Label values that stand for "none of the known ones".
pub(crate) mod value {
    /// An HTTP method or an error that is not among the known ones: OpenTelemetry's word.
    pub(crate) const OTHER: &str = "_OTHER";
    /// Where the series that found no room in the budget are counted.
    pub(crate) const OVERFLOW: &str = "other";
    /// A request that no route matched.
    pub(crate) const UNMATCHED: &str = "unmatched";
    /// The system of all calls that are counted as such.
    #[cfg(feature = "http")]
    pub(crate) const GRPC: &str = "grpc";
    /// What a budget limits.
    pub(crate) const QUERIES: &str = "queries";
    pub(crate) const DB_TIME: &str = "db_time";
    pub(crate) const EXTERNAL_CALLS: &str = "external_calls";
    /// The status of a request that ended before there was one.
    pub(crate) const NO_STATUS: &str = "none";
}

/// Why a scrape was refused.
pub(crate) mod reason {
    pub(crate) const BUSY: &str = "busy";
    pub(crate) const CLOSED: &str = "closed";
    pub(crate) const TOKEN: &str = "token";
    pub(crate) const SCRAPE: [&str; 3] = [BUSY, CLOSED, TOKEN];
}

/// What became of a beacon with Web Vitals.
#[cfg(feature = "http")]
pub(crate) mod beacon {
    pub(crate) const ACCEPTED: &str = "accepted";
    pub(crate) const CONTENT_TYPE: &str = "content_type";
    pub(crate) const MALFORMED: &str = "malformed";
    pub(crate) const ORIGIN: &str = "origin";
    pub(crate) const RATE: &str = "rate";
    pub(crate) const SIZE: &str = "size";
    pub(crate) const RESULTS: [&str; 6] = [ACCEPTED, CONTENT_TYPE, MALFORMED, ORIGIN, RATE, SIZE];
}

/// Why a report in a beacon was not counted.
#[cfg(feature = "http")]
pub(crate) mod report {
    pub(crate) const NAME: &str = "name";
    pub(crate) const REPEATED: &str = "repeated";
    pub(crate) const TOO_MANY: &str = "too_many";
    pub(crate) const VALUE: &str = "value";
    pub(crate) const REASONS: [&str; 4] = [NAME, REPEATED, TOO_MANY, VALUE];
}

/// What a Web Vital is worth, in Google's words.
#[cfg(feature = "http")]
pub(crate) mod rating {
    pub(crate) const GOOD: &str = "good";
    pub(crate) const NEEDS_IMPROVEMENT: &str = "needs-improvement";
    pub(crate) const POOR: &str = "poor";
}

/// `ID = Kind "ours" or "that of the conventions" [LABELS] "help";`
macro_rules! metrics {
    ($($(#[$doc:meta])* $id:ident = $kind:ident $name:literal $(or $conventional:literal)? [$($label:ident),*] $help:literal;)*) => {
        $(
            $(#[$doc])*
            pub(crate) static $id: Metric = Metric {
                name: $name,
                kind: Type::$kind,
                help: $help,
                labels: &[$(label::$label),*],
                conventional_name: [$($conventional,)? $name][0],
                conventional_labels: &[$(conventional::$label),*],
            };
        )*

        /// All of them, in the order of the exposition.
        pub(crate) static ALL: &[&Metric] = &[$(&$id),*];
    };
}

metrics! {
    HTTP_DURATION = Histogram "http_request_duration_seconds" or "http_server_request_duration_seconds" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Time from the arrival of a request to the end of its response body, in seconds.";
    HTTP_REQUESTS = Counter "http_requests_total" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Requests that ended.";
    HTTP_TIME_TO_FIRST_BYTE = Histogram "http_time_to_first_byte_seconds" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Time from the arrival of a request to the head of its response, in seconds.";
    HTTP_REQUEST_SIZE = Histogram "http_request_size_bytes" or "http_server_request_body_size_bytes" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Size of the request body as far as it was read, in bytes.";
    HTTP_RESPONSE_SIZE = Histogram "http_response_size_bytes" or "http_server_response_body_size_bytes" [METHOD, ENDPOINT, STATUS, OUTCOME]
        "Size of the response body as far as it was sent, in bytes.";
    HTTP_ERRORS = Counter "http_request_errors_total" [METHOD, ENDPOINT, ERROR_TYPE]
        "Requests whose handler said of which type the error is that it answered with.";
    HTTP_QUERIES = Histogram "http_request_db_queries" [METHOD, ENDPOINT]
        "Queries that a request made, of requests that made any.";
    HTTP_DB_TIME = Histogram "http_request_db_duration_seconds" [METHOD, ENDPOINT]
        "Time that the queries of a request took together, of requests that made any, in seconds.";
    BUDGET_EXCEEDED = Counter "http_budget_exceeded_total" [BUDGET, LIMIT]
        "Requests that went beyond a limit of the budget of their route.";
    ACTIVE_REQUESTS = Gauge "active_requests" or "http_server_active_requests" []
        "Requests that have arrived and not ended.";

    RPC_DURATION = Histogram "rpc_call_duration_seconds" or "rpc_server_call_duration_seconds" [RPC_SYSTEM, RPC_SERVICE, RPC_METHOD, RPC_STATUS, OUTCOME]
        "Time from the arrival of a gRPC call to the end of its answer, trailers included, in seconds.";
    RPC_CALLS = Counter "rpc_calls_total" [RPC_SYSTEM, RPC_SERVICE, RPC_METHOD, RPC_STATUS, OUTCOME]
        "gRPC calls that ended.";

    DB_DURATION = Histogram "db_query_duration_seconds" or "db_client_operation_duration_seconds" [SYSTEM, COLLECTION, DB_OPERATION, FUNCTION, OUTCOME]
        "Time that a query function took, in seconds.";
    DB_QUERIES = Counter "db_queries_total" [SYSTEM, COLLECTION, DB_OPERATION, FUNCTION, OUTCOME]
        "Query functions that ended.";
    DB_ERRORS = Counter "db_query_errors_total" [SYSTEM, COLLECTION, DB_OPERATION, FUNCTION, ERROR_TYPE]
        "Query functions that returned an error, by its type.";
    DB_SLOW = Counter "db_slow_queries_total" [SYSTEM, COLLECTION, DB_OPERATION, FUNCTION, THRESHOLD_TYPE]
        "Query functions that took at least the slow or the critical threshold.";
    DB_N_PLUS_ONE = Counter "db_n_plus_one_total" [SYSTEM, COLLECTION, DB_OPERATION, FUNCTION]
        "Requests in which a query function was called so often that one query might have done.";
    DB_IN_FLIGHT = Gauge "db_queries_in_flight" [SYSTEM, COLLECTION, DB_OPERATION, FUNCTION]
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

    VITALS_LCP = Histogram "web_vitals_lcp_seconds" [PAGE]
        "Largest Contentful Paint: time from the start of a navigation until the largest element was painted, in seconds.";
    VITALS_INP = Histogram "web_vitals_inp_seconds" [PAGE]
        "Interaction to Next Paint: time that a slow interaction with the page took to be painted, in seconds.";
    VITALS_CLS = Histogram "web_vitals_cls" [PAGE]
        "Cumulative Layout Shift: how far the page moved without being asked to, a score.";
    VITALS_FCP = Histogram "web_vitals_fcp_seconds" [PAGE]
        "First Contentful Paint: time from the start of a navigation until anything was painted, in seconds.";
    VITALS_TTFB = Histogram "web_vitals_ttfb_seconds" [PAGE]
        "Time to First Byte: time from the start of a navigation to the first byte of its answer, in seconds.";
    VITALS_RATINGS = Counter "web_vitals_ratings_total" [VITAL, PAGE, RATING]
        "Web Vitals that browsers reported, by what they are worth.";
    VITALS_BEACONS = Counter "web_vitals_beacons_total" [RESULT]
        "Beacons with Web Vitals that browsers sent, by what became of them.";
    VITALS_REFUSED = Counter "web_vitals_refused_total" [REASON]
        "Web Vitals in accepted beacons that were not counted.";

    APP_INFO = Gauge "app_info" or "target_info" [OWN_SERVICE, VERSION, ENVIRONMENT]
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
    FORWARD_FAILURES = Counter "callsight_forward_failures_total" []
        "Series of which a recorder that they are forwarded to was not told all, because it panicked.";
    REQUEST_IDS_REJECTED = Counter "callsight_request_ids_rejected_total" []
        "Requests whose `X-Request-ID` was malformed or given twice, and was replaced.";
    SCRAPES_REFUSED = Counter "callsight_scrapes_refused_total" [REASON]
        "Requests for metrics, summary or catalogue that were refused: `closed` to all, without the `token`, or too many at once.";
    SCRAPE_DURATION = Gauge "callsight_scrape_duration_seconds" []
        "Time that the scrape before this one took to render, in seconds.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        for profile in Profile::ALL {
            let mut names: Vec<_> = ALL.iter().map(|metric| metric.name_in(profile)).collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{profile}");
        }
    }

    #[test]
    fn counters_end_in_total_and_nothing_else_does() {
        for metric in ALL {
            for name in Profile::ALL.map(|profile| metric.name_in(profile)) {
                let is_counter = metric.kind == Type::Counter;
                assert_eq!(name.ends_with("_total"), is_counter, "{name}");
            }
        }
    }

    /// Both names and all labels; a dash where the conventions have none of their own.
    fn documented(metric: &Metric) -> String {
        let [classic, semconv] = Profile::ALL.map(|profile| {
            let code = |text: &str| format!("`{text}`");
            let labels: Vec<_> = metric
                .labels_in(profile)
                .iter()
                .map(|label| code(label))
                .collect();
            [code(metric.name_in(profile)), labels.join(", ")]
        });
        let cells = classic
            .iter()
            .chain(&semconv)
            .enumerate()
            .map(|(index, cell)| {
                let is_same = index > 1 && *cell == classic[index - 2];
                if is_same || cell.is_empty() {
                    "–"
                } else {
                    cell
                }
            });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn the_documentation_has_a_line_for_every_metric_with_its_names_and_labels() {
        let page = include_str!("../../docs/metrics.md");
        for line in ALL.iter().map(|metric| documented(metric)) {
            assert!(page.lines().any(|found| found == line), "{line}");
        }
    }
}
