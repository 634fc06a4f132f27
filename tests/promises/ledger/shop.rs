//! The shop has a page that asks too often, and one that does not.

use crate::support::shop::Shop;

/// What the shop says in `Server-Timing` of what it did.
async fn timing(shop: &Shop, path: &str) -> String {
    let answer = shop.peer.send("GET", path).await;
    assert_eq!(answer.status(), 200, "{path}");
    let timing = answer.headers()["server-timing"].to_str();
    timing.expect("text").to_owned()
}

#[tokio::test]
async fn a_query_for_each_row_is_seen() {
    let shop = Shop::quiet(&[]).await;
    let once = timing(&shop, "/admin/orders?at_once=true").await;
    assert!(once.contains(r#";desc="1 query""#), "{once}");
    let suspects = [("function", "shop::store::products::find::on_sqlite")];
    let found = async || {
        let scrape = shop.peer.scrape().await;
        let budget = [("budget", "shop::routes::admin::latest_orders")];
        let n_plus_one = scrape.count("db_n_plus_one_total", &suspects);
        (
            n_plus_one,
            scrape.count("http_budget_exceeded_total", &budget),
        )
    };
    assert_eq!(found().await, (0, 0));
    let one_by_one = timing(&shop, "/admin/orders").await;
    assert!(one_by_one.contains(r#";desc="11 queries""#), "{one_by_one}");
    assert_eq!(found().await, (1, 1));
}
