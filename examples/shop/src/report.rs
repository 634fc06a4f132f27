//! One line every few seconds: what the shop saw since it started, read from its own telemetry.

use std::io::{Write, stdout};
use std::sync::Arc;
use std::time::Duration;

use callsight::registry::{Registry, Summary};
use tokio::time::{Instant, interval_at};

const EVERY: Duration = Duration::from_secs(5);

/// Prints the lines for as long as somebody reads them.
pub(crate) async fn run(registry: Arc<Registry>) {
    let mut ticks = interval_at(Instant::now() + EVERY, EVERY);
    loop {
        ticks.tick().await;
        let line = Figures(registry.summary()).line();
        if writeln!(stdout(), "{line}").is_err() {
            return;
        }
    }
}

/// What the line is made of.
struct Figures(Summary);

impl Figures {
    fn line(&self) -> String {
        format!(
            "{:>6} requests {:>4} failed  p95 {:>7}  {:>6} queries {:>3} slow  cache {:>5}  {:>5} outside calls {:>3} failed",
            self.sum("http_requests_total"),
            self.sum_with("http_requests_total", "outcome", "error"),
            self.p95(),
            self.sum("db_queries_total"),
            self.sum("db_slow_queries_total"),
            self.cache_hits(),
            self.sum("external_api_requests_total"),
            self.sum("external_api_errors_total"),
        )
    }

    fn sum(&self, counter: &str) -> f64 {
        let counters = self.0.counters.iter();
        let series = counters.filter(|series| series.name == counter);
        series.fold(0.0, |sum, series| sum + series.value)
    }

    /// Only over the series whose `label` is `value`.
    fn sum_with(&self, counter: &str, label: &str, value: &str) -> f64 {
        let counters = self.0.counters.iter();
        let series = counters
            .filter(|series| series.name == counter)
            .filter(|series| series.labels.get(label).is_some_and(|own| own == value));
        series.fold(0.0, |sum, series| sum + series.value)
    }

    fn cache_hits(&self) -> String {
        let hits = self.sum_with("cache_operations_total", "result", "hit");
        let misses = self.sum_with("cache_operations_total", "result", "miss");
        if hits + misses > 0.0 {
            format!("{:.0} %", 100.0 * hits / (hits + misses))
        } else {
            "-".to_owned()
        }
    }

    fn p95(&self) -> String {
        let mut metrics = self.0.metrics.iter();
        let requests = metrics.find(|metric| metric.name == "http_request_duration_seconds");
        let total = requests.and_then(|requests| requests.total.as_ref());
        total.map_or("-".to_owned(), |total| {
            format!("{:.0} ms", total.p95.estimate * 1e3)
        })
    }
}
