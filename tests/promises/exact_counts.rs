//! What is counted is what happened: the service and a client that counts agree to the request.

use std::collections::BTreeMap;

use crate::support::exposition::Scrape;
use crate::support::http::Peer;
use crate::support::load::{Shot, Tally, fire, tally_of};
use crate::support::shop::Shop;
use crate::support::wait::eventually;

const COUNTER: &str = "http_requests_total";
const HISTOGRAM: &str = "http_request_duration_seconds_count";

/// Every route of the shop that is quick, with answers good and bad.
fn shots() -> Vec<Shot> {
    let order = r#"{"product_id":1,"quantity":2,"card":"4242424242424242"}"#;
    let mut shots = vec![
        Shot::get("/products", "/products"),
        Shot::get("/search?q=tea", "/search"),
        Shot::get("/search?q=", "/search"),
        Shot::get("/search", "/search"),
        Shot::get("/products/404", "/products/{id}"),
        Shot::get("/products/none", "/products/{id}"),
        Shot::get("/orders/none", "/orders/{id}"),
        Shot::get("/admin/report?latest=20", "/admin/report"),
        Shot::get("/admin/report?latest=0", "/admin/report"),
        Shot::get("/wp-login.php", "unmatched"),
        Shot::post("/products", "/products", "{}"),
        Shot::post("/orders", "/orders", "{"),
        Shot::post("/orders", "/orders", order),
        Shot::post("/videos", "/videos", r#"{"url":"ftp://example.com"}"#),
    ];
    shots.extend((1..12).map(|id| Shot::get(format!("/products/{id}"), "/products/{id}")));
    shots
}

#[tokio::test]
async fn after_a_thousand_requests_every_count_is_that_of_the_client() {
    let shop = Shop::quiet(&[]).await;
    let watching = tokio::spawn(watch(shop.peer.clone()));
    let answered = fire(&shop.peer, shots(), 1_000, 16).await;
    watching.abort();
    // It ends by being aborted, unless what it saw was wrong.
    assert!(watching.await.expect_err("endless").is_cancelled());

    assert_eq!(answered.values().sum::<u64>(), 1_000);
    assert!(answered.len() > 12, "{answered:?}");
    let (counted, timed) = eventually("all requests to end", async || {
        let scrape = shop.peer.scrape().await;
        let counted = tally_of(&scrape, COUNTER);
        let all = counted.values().sum::<u64>() >= 1_000;
        all.then(|| (counted, tally_of(&scrape, HISTOGRAM)))
    })
    .await;
    assert_same(&counted, &answered);
    assert_same(&timed, &answered);
    assert_eq!(shop.peer.scrape().await.count("active_requests", &[]), 0);
}

#[track_caller]
fn assert_same(counted: &Tally, answered: &Tally) {
    assert_eq!(
        counted, answered,
        "counted by the service, and by the client"
    );
}

/// Scrapes on and on. Every scrape is valid, so that buckets sum to counts,
/// and nothing that only grows is ever less than before.
async fn watch(peer: Peer) {
    let mut before = BTreeMap::new();
    loop {
        let now = growing(&peer.scrape().await);
        for (series, then) in &before {
            let value: f64 = *now
                .get(series)
                .unwrap_or_else(|| panic!("{series} is gone"));
            assert!(value >= *then, "{series} went from {then} to {value}");
        }
        before = now;
    }
}

/// The series that only grow: counters, and all parts of histograms.
fn growing(scrape: &Scrape) -> BTreeMap<String, f64> {
    let grows = |name: &str| {
        let suffixes = ["_total", "_bucket", "_sum", "_count"];
        suffixes.iter().any(|suffix| name.ends_with(suffix))
    };
    scrape
        .samples
        .iter()
        .filter(|sample| grows(&sample.name))
        .map(|sample| (sample.identity(), sample.value))
        .collect()
}

#[tokio::test]
async fn labels_are_written_in_the_order_that_is_documented() {
    let shop = Shop::quiet(&[]).await;
    let text = shop.peer.scraped_text().await;

    let lines = [
        r#"http_requests_total{method="GET",endpoint="/products",status="200",outcome="ok"} 0"#,
        r#"db_queries_total{system="sqlite",collection="products",operation="list",function="#,
        r#"external_api_requests_total{service="stripe",operation="create_payment",outcome="ok"} 0"#,
        r#"cache_operations_total{cache="products",operation="get",result="hit"} 0"#,
        r#"background_job_runs_total{job="expire_unpaid_orders",outcome="panicked"} 0"#,
        r#"app_info{service="shop",version=""#,
    ];
    for line in lines {
        assert!(text.contains(&format!("\n{line}")), "no line {line}");
    }
}
