//! Whatever a label's value is, Prometheus reads that value and no other.

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Runtime;

use super::served::{served, served_as_text};
use crate::support::prometheus::Prometheus;
use crate::support::wait::eventually;

#[callsight::timed(name = "formats::echo", labels(text = text, max = 300))]
fn echo(text: &str) -> usize {
    text.len()
}

/// Everything that has a meaning in either format, and everything else that there is.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let meaningful = proptest::collection::vec(
        proptest::sample::select(vec![
            "\\", "\"", "\n", "\r", "\t", "n", " ", "#", "{", "}", ",", "=", "le=\"", "# EOF\n",
            "\u{0}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}", "\u{fffd}", "é", "🦀",
        ]),
        0..8,
    );
    let meaningful = meaningful.prop_map(|parts| parts.concat());
    let any = proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter);
    proptest::collection::vec(prop_oneof![meaningful, any], 40)
}

/// `\"` is the pair that a writer is tempted to take for a quote that was escaped already.
const PAIRS: [&str; 5] = ["\\\"", "\\\\\"", "\\n", "\\\n", "\\"];

#[test]
fn labels_are_read_by_prometheus_as_they_were_said() {
    let runtime = Runtime::new().expect("a runtime");
    let prometheus = runtime.block_on(async {
        let jobs = [
            ("open-metrics", served().await),
            ("text", served_as_text().await),
        ];
        Prometheus::scraping_all(&jobs).await
    });
    let read = |texts: &[String]| {
        for text in texts {
            echo(text);
            metrics::counter!("formats_echoes_total", "text" => text.clone()).increment(1);
        }
        let said = texts.iter().map(String::as_str).collect();
        runtime.block_on(heard(&prometheus, &said));
    };
    read(&PAIRS.map(str::to_owned));
    for (job, le) in [("open-metrics", "1.0"), ("text", "1")] {
        let query = format!("function_duration_seconds_bucket{{job=\"{job}\",le=\"{le}\"}}");
        let found = runtime.block_on(prometheus.query(&query));
        assert!(!found.is_empty(), "{job} is not in its format");
    }

    let config = Config {
        cases: 5,
        // A smaller case has to be scraped too, and there is room for so many series only.
        max_shrink_iters: 0,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    runner
        .run(&texts(), |texts| {
            read(&texts);
            Ok(())
        })
        .expect("every value is read as it was said");
}

/// Waits until Prometheus has a series for each of `said`, of ours and of the facade, by either format.
async fn heard(prometheus: &Prometheus, said: &BTreeSet<&str>) {
    for job in ["open-metrics", "text"] {
        for metric in [
            "function_calls_total{function=\"formats::echo\",outcome=\"ok\"",
            "formats_echoes_total{",
        ] {
            let query = format!("{metric},job=\"{job}\"}}").replace("{,", "{");
            eventually(&format!("{query} of all of {said:?}"), async || {
                let found = prometheus.query(&query).await;
                let found: BTreeSet<_> = found
                    .iter()
                    // A label without a value is the same as none.
                    .map(|(labels, _)| labels["text"].as_str().unwrap_or_default())
                    .collect();
                if said.is_subset(&found) {
                    return Some(());
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
                None
            })
            .await;
        }
    }
}
