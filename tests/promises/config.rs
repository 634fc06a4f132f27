//! A mistake in the configuration is told at the start, with all others, and with its remedy.

use callsight::Telemetry;

use crate::support::fixture::Fixture;
use crate::support::telemetry::installed;

#[test]
fn every_mistake_is_told_at_once_with_its_remedy() {
    let told = Fixture::refuses(&[
        ("SLOW_QUERY_THRESHOLD_SECONDS", "fast"),
        ("METRICS_ENDPOINT", "metrics"),
        ("PROMETHEUS_ENABLED", "perhaps"),
        ("CALLSIGHT_ENVIRONMENT", "staggering"),
        ("CALLSIGHT_DB_METRIC_PREFIX", "no good"),
        ("CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS", "-1"),
        ("CALLSIGHT_SERIES_BUDGET", "plenty"),
        ("CALLSIGHT_PROFILE", "modern"),
        ("CALLSIGHT_METRICS_ADDRESS", "everywhere"),
        ("CALLSIGHT_METRICS_OPEN", "ajar"),
        ("CALLSIGHT_SUMMARY", "short"),
        ("CALLSIGHT_VITALS", "good"),
        ("CALLSIGHT_VITALS_ORIGINS", "www.shop.example"),
        ("CALLSIGHT_VITALS_RATE", "0"),
    ])
    .stderr;

    let mistakes = [
        ("SLOW_QUERY_THRESHOLD_SECONDS", "fast", "0.1"),
        ("METRICS_ENDPOINT", "metrics", "/metrics"),
        ("PROMETHEUS_ENABLED", "perhaps", "true"),
        ("CALLSIGHT_ENVIRONMENT", "staggering", "staging"),
        ("CALLSIGHT_DB_METRIC_PREFIX", "no good", "letter"),
        ("CALLSIGHT_SERIES_BUDGET", "plenty", "from 10 to 50000"),
        ("CALLSIGHT_PROFILE", "modern", "semconv"),
        ("CALLSIGHT_METRICS_ADDRESS", "everywhere", "127.0.0.1:9464"),
        ("CALLSIGHT_METRICS_OPEN", "ajar", "false"),
        ("CALLSIGHT_SUMMARY", "short", "true"),
        ("CALLSIGHT_VITALS", "good", "true"),
        ("CALLSIGHT_VITALS_ORIGINS", "www.shop.example", "https://"),
        ("CALLSIGHT_VITALS_RATE", "0", "from 1 to 10000"),
        (
            "CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS",
            "-1",
            "seconds",
        ),
    ];
    for (variable, value, remedy) in mistakes {
        let line = line_about(&told, variable);
        assert!(line.contains(value), "`{value}` is not in: {line}");
        assert!(line.contains(remedy), "`{remedy}` is not in: {line}");
    }
}

/// The one line that is about `variable`: what may be a prefix of another's name.
#[track_caller]
fn line_about<'a>(told: &'a str, variable: &str) -> &'a str {
    told.lines()
        .find(|line| {
            let rest = line.trim_start_matches([' ', '-', '`']);
            let rest = rest.strip_prefix(variable);
            rest.is_some_and(|rest| !rest.starts_with('_'))
        })
        .unwrap_or_else(|| panic!("nothing about {variable} in:\n{told}"))
}

#[tokio::test]
async fn the_slow_threshold_is_between_a_tenth_and_ten_seconds() {
    // Above any slow threshold, so that only that one is judged.
    let critical = ("CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS", "60");
    for outside in ["0.099", "10.001", "0", "-1", "NaN", "inf"] {
        let told = Fixture::refuses(&[("SLOW_QUERY_THRESHOLD_SECONDS", outside), critical]).stderr;
        assert!(
            told.contains("SLOW_QUERY_THRESHOLD_SECONDS"),
            "{outside}: {told}"
        );
    }
    for inside in ["0.1", "10", "10.0", "1.5"] {
        let fixture =
            Fixture::configured(&[("SLOW_QUERY_THRESHOLD_SECONDS", inside), critical]).await;
        assert_eq!(fixture.peer.status("/").await, 200, "{inside}");
    }
}

#[test]
fn critical_must_be_more_than_slow() {
    let told = Fixture::refuses(&[
        ("SLOW_QUERY_THRESHOLD_SECONDS", "2"),
        ("CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS", "2"),
    ])
    .stderr;
    assert!(
        told.contains("CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS"),
        "{told}"
    );
    assert!(told.contains("SLOW_QUERY_THRESHOLD_SECONDS"), "{told}");
}

#[test]
fn an_unknown_variable_of_ours_is_refused_with_the_nearest_one() {
    let told = Fixture::refuses(&[("CALLSIGHT_ENVIROMENT", "production")]).stderr;
    assert!(told.contains("CALLSIGHT_ENVIROMENT"), "{told}");
    assert!(
        told.contains("did you mean CALLSIGHT_ENVIRONMENT?"),
        "{told}"
    );
}

#[test]
fn a_second_install_is_an_error() {
    let first = installed().render();
    let error = Telemetry::builder("second")
        .install()
        .expect_err("the second");

    let sentence = error.to_string();
    assert!(
        !sentence.is_empty() && !sentence.contains('\n'),
        "{sentence}"
    );
    assert!(first.contains("app_info{service=\"promises\""));
    assert!(
        installed()
            .render()
            .contains("app_info{service=\"promises\"")
    );
}

#[tokio::test]
async fn prometheus_can_be_switched_off() {
    let fixture = Fixture::configured(&[("PROMETHEUS_ENABLED", "false")]).await;

    assert_eq!(fixture.peer.status("/items/17").await, 200);
    assert_eq!(fixture.peer.status("/metrics").await, 404);
}

#[tokio::test]
async fn the_metrics_endpoint_can_be_moved() {
    let fixture = Fixture::configured(&[("METRICS_ENDPOINT", "/internal/scrape")]).await;

    let scraped = fixture.peer.text("/internal/scrape").await;
    assert!(scraped.contains("app_info"), "{scraped}");
    assert_eq!(fixture.peer.status("/metrics").await, 404);
    // It is not measured there either: only the 404 was.
    let scraped = fixture.peer.text("/internal/scrape").await;
    assert!(
        !scraped.contains("endpoint=\"/internal/scrape\""),
        "{scraped}"
    );
}

#[tokio::test]
async fn the_summary_is_for_development_only() {
    for environment in ["production", "staging"] {
        let fixture = Fixture::configured(&[("CALLSIGHT_ENVIRONMENT", environment)]).await;
        assert_eq!(
            fixture.peer.status("/metrics/summary").await,
            404,
            "{environment}"
        );
        let info = [("environment", environment)];
        assert_eq!(fixture.peer.scrape().await.count("app_info", &info), 1);
    }
    let unset = Fixture::start().await;
    assert_eq!(unset.peer.status("/metrics/summary").await, 404);

    let development = Fixture::configured(&[("CALLSIGHT_ENVIRONMENT", "development")]).await;
    development.peer.status("/items/17").await;
    let summary = development.peer.json("/metrics/summary").await;
    assert!(summary.is_object(), "{summary}");
}

#[tokio::test]
async fn query_metrics_can_have_the_prefix_of_a_house() {
    let fixture = Fixture::configured(&[("CALLSIGHT_DB_METRIC_PREFIX", "zerodb")]).await;
    fixture.peer.status("/users?millis=0").await;

    let scrape = fixture.peer.scrape().await;
    let labels = [("collection", "users"), ("outcome", "ok")];
    assert_eq!(
        scrape.count("zerodb_query_duration_seconds_count", &labels),
        1
    );
    assert_eq!(scrape.count("zerodb_slow_queries_total", &labels[..1]), 0);
    assert!(scrape.identities("db_").is_empty());
}
