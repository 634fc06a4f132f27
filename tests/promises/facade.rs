//! What users record through the `metrics` facade is in the same scrape, and cannot spoil it.

use crate::support::fixture::Fixture;
use crate::support::prometheus::check_metrics;

#[tokio::test]
async fn metrics_of_the_user_are_in_the_scrape() {
    let fixture = Fixture::start().await;
    for _ in 0..2 {
        fixture.peer.send("POST", "/records").await;
    }

    let scrape = fixture.peer.scrape().await;
    assert_eq!(scrape.families["orders_total"], "counter");
    assert_eq!(scrape.count("orders_total", &[("kind", "gift")]), 6);
    assert_eq!(scrape.families["basket_size"], "gauge");
    assert_eq!(scrape.total("basket_size", &[]).to_string(), "7.5");
    assert_eq!(scrape.families["checkout_seconds"], "histogram");
    assert_eq!(scrape.count("checkout_seconds_count", &[]), 2);
    assert_eq!(scrape.count("checkout_seconds_bucket", &[("le", "0.1")]), 0);
    assert_eq!(scrape.count("checkout_seconds_bucket", &[("le", "0.5")]), 2);
    // Ours are still there.
    assert_eq!(scrape.count("app_info", &[("version", "1.2.3")]), 1);
}

#[tokio::test]
async fn a_name_of_ours_is_refused_and_counted() {
    let fixture = Fixture::start().await;
    assert_eq!(
        fixture
            .peer
            .scrape()
            .await
            .count("callsight_facade_refused_total", &[]),
        0
    );
    fixture.peer.send("POST", "/trespasses").await;

    let scrape = fixture.peer.scrape().await;
    assert_eq!(scrape.count("callsight_facade_refused_total", &[]), 3);
    assert!(scrape.total("http_requests_total", &[]) < 1_000.0);
    assert!(scrape.total("active_requests", &[]) < 1_000.0);
    assert!(scrape.total("db_query_duration_seconds_sum", &[]) < 1_000.0);
    let linted = check_metrics(&fixture.peer.scraped_text().await);
    assert_eq!(linted.code, Some(0), "{}{}", linted.stdout, linted.stderr);
}

#[tokio::test]
async fn a_name_that_the_configuration_makes_ours_is_refused_too() {
    let plain = Fixture::start().await;
    plain.peer.send("POST", "/records-of-the-house").await;
    let scrape = plain.peer.scrape().await;
    assert_eq!(scrape.count("zerodb_queries_total", &[]), 1_000);

    let house = Fixture::configured(&[("CALLSIGHT_DB_METRIC_PREFIX", "zerodb")]).await;
    house.peer.send("POST", "/records-of-the-house").await;
    let scrape = house.peer.scrape().await;
    assert_eq!(scrape.count("zerodb_queries_total", &[]), 0);
    assert_eq!(scrape.count("callsight_facade_refused_total", &[]), 1);
}
