//! Another database is another label value, and nothing else.

use std::collections::BTreeSet;

use crate::support::exposition::Scrape;
use crate::support::json_lines::eventually_has;
use crate::support::postgres::Postgres;
use crate::support::shop::Shop;

/// Asks for the same of any shop: two lists, a search, and a report.
async fn visit(shop: &Shop) -> Scrape {
    for path in [
        "/products",
        "/products",
        "/search?q=tea",
        "/admin/report?latest=20",
    ] {
        assert_eq!(shop.peer.status(path).await, 200, "{path}");
    }
    shop.peer.scrape().await
}

/// Successful queries of `system` by what they do: the count of each.
fn queries(scrape: &Scrape, system: &str) -> BTreeSet<(String, String, String)> {
    scrape
        .select("db_queries_total", &[("system", system), ("outcome", "ok")])
        // The job asks when it likes.
        .filter(|sample| sample.labels["operation"] != "list_unpaid")
        .map(|sample| {
            let label = |name: &str| sample.labels[name].clone();
            (
                label("collection"),
                label("operation"),
                sample.value.to_string(),
            )
        })
        .collect()
}

#[tokio::test]
async fn the_shop_counts_the_same_on_postgresql_as_on_sqlite() {
    let postgres = Postgres::start().await;
    let on_postgresql = visit(&Shop::quiet(&[("DATABASE_URL", &postgres.url)]).await).await;
    let on_sqlite = visit(&Shop::quiet(&[]).await).await;

    let counted = queries(&on_postgresql, "postgresql");
    assert!(
        counted.contains(&("products".into(), "list".into(), "2".into())),
        "{counted:?}"
    );
    assert_eq!(counted, queries(&on_sqlite, "sqlite"));
    for (scrape, other) in [(&on_postgresql, "sqlite"), (&on_sqlite, "postgresql")] {
        assert_eq!(scrape.count("db_queries_total", &[("system", other)]), 0);
    }
    let errors = on_postgresql.find("db_query_errors_total", &[]);
    assert!(errors.unwrap_or(0.0) <= 0.0, "{errors:?}");
}

#[tokio::test]
async fn a_slow_query_of_postgresql_says_so_in_the_log() {
    let postgres = Postgres::start().await;
    let shop = Shop::quiet(&[
        ("DATABASE_URL", &postgres.url),
        ("SLOW_QUERY_LOG_FILE", "slow.log"),
    ])
    .await;
    assert_eq!(shop.peer.status("/admin/report?latest=2000").await, 200);

    let entries = eventually_has(&shop.server.dir().join("slow.log"), 1).await;
    assert_eq!(entries[0]["query_details"]["system"], "postgresql");
    assert_eq!(entries[0]["collection"], "orders");
}
