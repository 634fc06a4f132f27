//! What a scrape says, in either format.

use super::super::{Registry, Spelling};
use super::{CHUNK, Format, Rendering};
use crate::names;

#[test]
fn a_histogram_is_cumulative_and_its_count_is_the_last_bucket() {
    let registry = Registry::new();
    let job = registry.histogram(&names::JOB_DURATION, ["digest".into(), "ok".into()]);
    registry.observe(&job, 50_000_000);
    registry.observe(&job, 2_000_000_000);
    let text = registry.render();
    for line in [
        r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="0.1"} 1"#,
        r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="5"} 2"#,
        r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="+Inf"} 2"#,
        r#"background_job_duration_seconds_sum{job="digest",outcome="ok"} 2.05"#,
        r#"background_job_duration_seconds_count{job="digest",outcome="ok"} 2"#,
        r#"background_job_runs_total{job="digest",outcome="ok"} 2"#,
    ] {
        assert!(
            text.lines().any(|found| found == line),
            "{line} is not in\n{text}"
        );
    }
}

#[test]
fn label_values_are_escaped() {
    let registry = Registry::new();
    registry.counter(&names::SERIES_OVERFLOW, ["a\\b\"c\nd".into()]);
    let line = r#"callsight_series_overflow_total{metric="a\\b\"c\nd"} 0"#;
    assert!(registry.render().lines().any(|found| found == line));
}

#[test]
fn the_prefix_of_database_metrics_can_be_chosen() {
    let registry = Registry::new();
    registry.set_spelling(Spelling {
        db_prefix: Some("zerodb".to_owned()),
        ..Spelling::default()
    });
    let text = registry.render();
    assert!(text.contains("# TYPE zerodb_query_duration_seconds histogram"));
    assert!(!text.contains("\n# TYPE db_"));
}

fn all(registry: &Registry, format: Format) -> Vec<String> {
    let mut rendering = Rendering::new(registry, format);
    std::iter::from_fn(|| rendering.chunk(registry)).collect()
}

#[test]
fn open_metrics_names_the_family_of_a_counter_without_total_and_says_units() {
    let registry = Registry::new();
    let job = registry.histogram(&names::JOB_DURATION, ["digest".into(), "ok".into()]);
    registry.observe(&job, 50_000_000);
    let text = all(&registry, Format::OpenMetrics).concat();
    for line in [
        "# TYPE background_job_duration_seconds histogram",
        "# UNIT background_job_duration_seconds seconds",
        "# UNIT http_request_size_bytes bytes",
        r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="5.0"} 1"#,
        r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="+Inf"} 1"#,
        "# TYPE background_job_runs counter",
        r#"background_job_runs_total{job="digest",outcome="ok"} 1"#,
    ] {
        assert!(
            text.lines().any(|found| found == line),
            "{line} is not in\n{text}"
        );
    }
    assert!(!text.contains("# UNIT active_requests") && !text.contains("_total counter"));
    assert!(!text.contains("# EOF"), "others may follow");
}

#[test]
fn a_chunk_is_bounded_and_all_of_them_are_the_whole() {
    let registry = Registry::new();
    for job in 0..2_000 {
        registry.histogram(&names::JOB_DURATION, [job.to_string().into(), "ok".into()]);
    }
    let chunks = all(&registry, Format::Text);
    assert!(chunks.len() > 10, "{}", chunks.len());
    assert!(chunks.iter().all(|chunk| chunk.len() < CHUNK + 8 * 1024));
    let without_time = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::to_owned);
        lines
            .filter(|line| !line.starts_with("callsight_scrape_duration_seconds "))
            .collect()
    };
    assert_eq!(
        without_time(&chunks.concat()),
        without_time(&registry.render())
    );
}

/// What is recorded and declared between two chunks is in the histogram or not, and the counter
/// that is derived from it says the same.
#[test]
fn a_counter_equals_its_histogram_though_calls_end_while_it_is_written() {
    let registry = Registry::new();
    let series = |job: u32| {
        let labels = [format!("{job:05}").into(), "ok".into()];
        registry.histogram(&names::JOB_DURATION, labels)
    };
    let jobs: Vec<_> = (0..2_000).map(series).collect();
    let mut rendering = Rendering::new(&registry, Format::Text);
    let mut text = String::new();
    let mut chunks = 0;
    while let Some(chunk) = rendering.chunk(&registry) {
        text.push_str(&chunk);
        chunks += 1;
        for job in &jobs {
            registry.observe(job, 1);
        }
        registry.observe(&series(2_000 + chunks), 1);
    }
    let values = |start: &str| -> Vec<(String, String)> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(start));
        lines
            .filter_map(|line| line.split_once(' '))
            .map(|(labels, value)| (labels.to_owned(), value.to_owned()))
            .collect()
    };
    let counts = values("background_job_duration_seconds_count");
    assert_eq!(counts, values("background_job_runs_total"));
    assert!(counts.len() > 2_000 && counts.iter().any(|(_, count)| count != "0"));
}
