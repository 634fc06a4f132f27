//! A request that costs more than its budget is answered all the same, and counted.

use serde_json::Value;

use crate::support::completions::{asked, logging};
use crate::support::exposition::Scrape;

/// How often the budget of the annotated handler was exceeded, by limit, and that of the route.
fn exceeded(scrape: &Scrape) -> [u64; 3] {
    let handler = "fixture_service::ledger::budgeted";
    [
        (handler, "queries"),
        (handler, "external_calls"),
        ("/joins/{count}", "queries"),
    ]
    .map(|(budget, limit)| {
        let labels = [("budget", budget), ("limit", limit)];
        scrape.count("http_budget_exceeded_total", &labels)
    })
}

#[tokio::test]
async fn requests_beyond_their_budget_are_counted_by_limit() {
    let fixture = logging("info", &[("CALLSIGHT_REQUEST_LOG", "full")]).await;
    assert_eq!(exceeded(&fixture.peer.scrape().await), [0, 0, 0]);

    let line = asked(&fixture, "/budgeted/3", "kept-but-one").await;
    assert_eq!(line["fields"]["status_code"], 200);
    assert_eq!(line["fields"]["budget_exceeded"], "external_calls 1 > 0");
    let line = asked(&fixture, "/budgeted/4", "broken-twice").await;
    let exceeded_both = "queries 4 > 3, external_calls 1 > 0";
    assert_eq!(line["fields"]["budget_exceeded"], exceeded_both);

    let line = asked(&fixture, "/joins/2", "kept").await;
    assert_eq!(line["fields"]["budget_exceeded"], Value::Null);
    asked(&fixture, "/joins/3", "broken").await;
    assert_eq!(exceeded(&fixture.peer.scrape().await), [1, 2, 1]);
}
