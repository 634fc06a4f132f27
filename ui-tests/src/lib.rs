//! What the programs of `pass/` ask the scrape about themselves.

use callsight::registry::Registry;

/// How often a function ended `ok`, `error`, `cancelled` and `panicked`.
///
/// It is looked up by its own name, whichever attribute it has.
#[must_use]
pub fn outcomes(function: &str) -> [u64; 4] {
    let is_function = |series: &str| {
        let mut labels = ["function", "operation", "job"].iter();
        labels.any(|label| ends_in(series, label, function))
    };
    ["ok", "error", "cancelled", "panicked"].map(|outcome| {
        sum(|series| {
            is_count_of_calls(series)
                && is_function(series)
                && label_of(series, "outcome") == Some(outcome)
        })
    })
}

/// How long all calls of a function took together, whatever became of them.
#[must_use]
pub fn total_seconds(function: &str) -> f64 {
    let scrape = Registry::global().render();
    let seconds = scrape.lines().filter_map(|line| {
        let (series, value) = line.rsplit_once(' ')?;
        let is_meant =
            series.starts_with("function_duration_seconds_sum{") && is_of(series, function);
        is_meant.then(|| value.parse::<f64>().unwrap_or_default())
    });
    seconds.sum()
}

/// How many items the streams of a function gave that were `ok`, and how many that were `error`.
#[must_use]
pub fn items(function: &str) -> [u64; 2] {
    ["ok", "error"].map(|outcome| {
        sum(|series| {
            series.starts_with("stream_items_total{")
                && is_of(series, function)
                && label_of(series, "outcome") == Some(outcome)
        })
    })
}

/// How many streams of a function gave a first item.
#[must_use]
pub fn first_items(function: &str) -> u64 {
    sum(|series| {
        series.starts_with("stream_time_to_first_item_seconds_count{") && is_of(series, function)
    })
}

/// How often a value was found in a cache, and how often not.
#[must_use]
pub fn hits_and_misses(cache: &str) -> [u64; 2] {
    ["hit", "miss"].map(|result| {
        sum(|series| {
            series.starts_with("cache_operations_total{")
                && label_of(series, "cache") == Some(cache)
                && label_of(series, "result") == Some(result)
        })
    })
}

fn is_of(series: &str, function: &str) -> bool {
    ends_in(series, "function", function)
}

/// Whether a label is a path to the function, or its own name.
fn ends_in(series: &str, label: &str, function: &str) -> bool {
    label_of(series, label).is_some_and(|path| path.rsplit("::").next() == Some(function))
}

fn is_count_of_calls(series: &str) -> bool {
    [
        "function_calls",
        "db_queries",
        "external_api_requests",
        "background_job_runs",
    ]
    .iter()
    .any(|family| series.starts_with(&format!("{family}_total{{")))
}

fn label_of<'a>(series: &'a str, label: &str) -> Option<&'a str> {
    let (_, value) = series.split_once(&format!("{label}=\""))?;
    value.split('"').next()
}

fn sum(is_meant: impl Fn(&str) -> bool) -> u64 {
    Registry::global()
        .render()
        .lines()
        .filter_map(|line| line.rsplit_once(' '))
        .filter(|(series, _)| is_meant(series))
        .map(|(_, value)| value.parse::<u64>().expect("a count"))
        .sum()
}
