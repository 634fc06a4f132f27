//! What is asked for is what is answered, whole, with the headers that say so.

use std::io::Read;

use flate2::read::GzDecoder;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use reqwest::{Response, StatusCode};

use crate::support::exposition::Scrape;
use crate::support::fixture::Fixture;
use crate::support::prometheus::check_metrics;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What Prometheus 3 sends.
const PROMETHEUS: &str = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,\
    application/openmetrics-text;version=0.0.1;q=0.5,\
    text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

async fn scrape(fixture: &Fixture, method: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = fixture.peer.request(method, "/metrics");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.expect("an answer")
}

fn header<'a>(answer: &'a Response, name: &reqwest::header::HeaderName) -> Option<&'a str> {
    answer.headers().get(name)?.to_str().ok()
}

#[tokio::test]
async fn prometheus_gets_open_metrics_with_what_the_program_records_and_one_end() {
    let fixture = Fixture::start().await;
    fixture.peer.send("POST", "/records").await;
    let answer = scrape(&fixture, "GET", &[("accept", PROMETHEUS)]).await;
    assert_eq!(header(&answer, &CONTENT_TYPE), Some(OPEN_METRICS));
    assert_eq!(header(&answer, &VARY), Some("Accept, Accept-Encoding"));
    let text = answer.text().await.expect("a whole body");

    assert!(text.ends_with("\n# EOF\n"), "{text}");
    assert_eq!(text.matches("# EOF").count(), 1);
    assert!(text.lines().all(|line| !line.is_empty()));
    for line in [
        "# TYPE http_requests counter",
        "# TYPE http_request_duration_seconds histogram",
        "# UNIT http_request_duration_seconds seconds",
        "# TYPE orders counter",
        r#"orders_total{kind="gift"} 3"#,
        "# TYPE basket_size gauge",
        "# TYPE checkout_seconds histogram",
        r#"checkout_seconds_bucket{le="0.5"} 1"#,
        r#"checkout_seconds_bucket{le="1.0"} 1"#,
    ] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
}

#[tokio::test]
async fn everybody_else_gets_the_text_format_and_the_lint_has_nothing_to_say() {
    let fixture = Fixture::start().await;
    fixture.peer.send("POST", "/works").await;
    for accept in ["*/*", "text/html,*/*;q=0.8", "application/json", ""] {
        let answer = scrape(&fixture, "GET", &[(ACCEPT.as_str(), accept)]).await;
        assert_eq!(header(&answer, &CONTENT_TYPE), Some(TEXT), "{accept}");
        let text = answer.text().await.expect("a whole body");
        Scrape::of(&text);
        let linted = check_metrics(&text);
        assert_eq!(linted.code, Some(0), "{}{}", linted.stdout, linted.stderr);
    }
}

#[tokio::test]
async fn whoever_takes_gzip_gets_the_same_in_fewer_bytes() {
    let fixture = Fixture::start().await;
    let answer = scrape(&fixture, "GET", &[(ACCEPT_ENCODING.as_str(), "gzip")]).await;
    assert_eq!(header(&answer, &CONTENT_ENCODING), Some("gzip"));
    assert_eq!(header(&answer, &CONTENT_TYPE), Some(TEXT));
    let compressed = answer.bytes().await.expect("a whole body");
    let mut text = String::new();
    GzDecoder::new(&*compressed)
        .read_to_string(&mut text)
        .expect("gzip of text");
    assert!(compressed.len() * 4 < text.len(), "{}", compressed.len());

    let plain = scrape(
        &fixture,
        "GET",
        &[(ACCEPT_ENCODING.as_str(), "br, gzip;q=0")],
    )
    .await;
    assert_eq!(header(&plain, &CONTENT_ENCODING), None);
    let plain = plain.text().await.expect("a whole body");
    let names = |text: &str| Scrape::of(text).families;
    assert_eq!(names(&plain), names(&text));
}

#[tokio::test]
async fn whoever_takes_neither_is_told_so_and_a_head_is_only_a_head() {
    let fixture = Fixture::start().await;
    let refused = [(ACCEPT_ENCODING.as_str(), "br, identity;q=0")];
    let answer = scrape(&fixture, "GET", &refused).await;
    assert_eq!(answer.status(), StatusCode::NOT_ACCEPTABLE);

    let head = scrape(&fixture, "HEAD", &[("accept", PROMETHEUS)]).await;
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(header(&head, &CONTENT_TYPE), Some(OPEN_METRICS));
    assert!(head.bytes().await.expect("no body").is_empty());
}
