//! Prometheus leads from a bucket to a request that is in it.

use serde_json::Value;

use crate::support::fixture::Fixture;
use crate::support::prometheus::Prometheus;
use crate::support::wait::eventually;

const DURATIONS: &str = "http_request_duration_seconds_bucket";

async fn request(fixture: &Fixture, id: &str) {
    let request = fixture.peer.request("GET", "/items/7");
    let answer = request.header("x-request-id", id).send().await;
    answer.expect("an answer").bytes().await.expect("a body");
}

async fn open_metrics(fixture: &Fixture) -> String {
    let request = fixture.peer.request("GET", "/metrics");
    let request = request.header("accept", "application/openmetrics-text");
    let answer = request.send().await.expect("an answer");
    answer.text().await.expect("a whole body")
}

#[tokio::test]
async fn a_bucket_leads_to_a_request_that_is_in_it() {
    let fixture = Fixture::start().await;
    request(&fixture, "one-that-was-asked").await;
    let port = fixture.peer.base.rsplit_once(':').expect("a port").1;
    let prometheus = Prometheus::scraping(port.parse().expect("a number")).await;

    let (series, exemplar) = eventually("the exemplar of the request", async || {
        let found = prometheus.exemplars(DURATIONS).await;
        let is_ours =
            |(_, found): &(Value, Value)| found["labels"]["request_id"] == "one-that-was-asked";
        found.into_iter().find(is_ours)
    })
    .await;
    assert_eq!(series["endpoint"], "/items/{id}");
    assert_eq!(series["__name__"], DURATIONS);
    let number = |value: &Value| {
        value
            .as_str()
            .expect("text")
            .parse::<f64>()
            .expect("a number")
    };
    let (le, took) = (number(&series["le"]), number(&exemplar["value"]));
    assert!(took > 0.0 && took <= le, "{took} in the bucket of {le}");
    assert!(exemplar["timestamp"].as_f64().expect("a time") > 1.7e9);
}

#[tokio::test]
async fn the_text_format_has_none_and_neither_has_who_switched_them_off() {
    let fixture = Fixture::start().await;
    request(&fixture, "in-open-metrics-only").await;
    assert!(
        open_metrics(&fixture)
            .await
            .contains(r#" # {request_id="in-open-metrics-only"} 0."#)
    );
    // Read strictly: an exemplar would be no number.
    fixture.peer.scrape().await;

    let without = Fixture::configured(&[("CALLSIGHT_EXEMPLARS", "off")]).await;
    request(&without, "in-none").await;
    let text = open_metrics(&without).await;
    assert!(text.contains(DURATIONS) && !text.contains(" # {"), "{text}");
}
