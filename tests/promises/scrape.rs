//! A real Prometheus scrapes the shop, and answers what people ask of it.

use std::collections::BTreeSet;

use crate::support::load::{Shot, fire};
use crate::support::prometheus::{Prometheus, check_metrics};
use crate::support::shop::Shop;
use crate::support::wait::{eventually, until};

#[tokio::test]
async fn the_scrape_passes_the_lint_of_prometheus() {
    let shop = Shop::quiet(&[]).await;
    lint(&shop).await;

    let order = r#"{"product_id":1,"quantity":2,"card":"4242424242424242"}"#;
    let shots = vec![
        Shot::get("/products/1", "/products/{id}"),
        Shot::get("/search?q=tea", "/search"),
        Shot::post("/orders", "/orders", order),
    ];
    fire(&shop.peer, shots, 30, 5).await;
    lint(&shop).await;
}

async fn lint(shop: &Shop) {
    let linted = check_metrics(&shop.peer.scraped_text().await);
    assert_eq!(linted.code, Some(0), "{}{}", linted.stdout, linted.stderr);
}

#[test]
fn the_lint_would_find_something() {
    let counter = "# HELP requests How many.\n# TYPE requests counter\nrequests 1\n";
    assert_eq!(check_metrics(counter).code, Some(3));
    assert_eq!(check_metrics("requests{\n").code, Some(1));
}

#[tokio::test]
async fn prometheus_answers_the_95th_percentile_of_everything_the_shop_does() {
    let shop = Shop::busy().await;
    let prometheus = Prometheus::scraping(shop.port).await;
    until("the shop to be up", async || {
        let up = prometheus.query("up{job=\"shop\"} == 1").await;
        up.len() == 1
    })
    .await;

    let questions = [
        (
            "http_request_duration_seconds",
            "endpoint",
            "/products /products/{id} /search /orders /orders/{id} \
             /newsletter/subscriptions /videos /assistant",
        ),
        (
            "db_query_duration_seconds",
            "collection",
            "products orders subscribers",
        ),
        (
            "external_api_duration_seconds",
            "service",
            "stripe beehiiv cloudflare ai_registry openai",
        ),
        ("cache_operation_duration_seconds", "cache", "products"),
        (
            "background_job_duration_seconds",
            // Every target has a label `job` of Prometheus' own, which keeps the plain name.
            "exported_job",
            "expire_unpaid_orders",
        ),
    ];
    for (metric, label, values) in questions {
        let values: BTreeSet<_> = values.split_whitespace().map(str::to_owned).collect();
        answers_p95(&prometheus, metric, label, &values).await;
    }
}

/// Waits until each of `values` has a p95, which has to be a positive number.
async fn answers_p95(
    prometheus: &Prometheus,
    metric: &str,
    label: &str,
    values: &BTreeSet<String>,
) {
    let query =
        format!("histogram_quantile(0.95, sum by (le, {label}) (rate({metric}_bucket[1m])))");
    let mut answered = BTreeSet::new();
    eventually(&format!("p95 of {metric} by {values:?}"), async || {
        for (labels, p95) in prometheus.query(&query).await {
            // No call within the minute is no number, and none that is wrong.
            if !p95.is_nan() {
                assert!(p95.is_finite() && p95 > 0.0, "{labels}: {p95}");
                answered.insert(labels[label].as_str().unwrap_or_default().to_owned());
            }
        }
        answered.is_superset(values).then_some(())
    })
    .await;
}
