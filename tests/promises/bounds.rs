//! What input opens has one budget a metric, what anybody can ask for a small share of it, and
//! nothing is lost to either.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use futures_util::StreamExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::support::exposition::Scrape;
use crate::support::fixture::Fixture;
use crate::support::json_lines::entries;
use crate::support::wait::eventually;

const REQUESTS: &str = "http_requests_total";
const OVERFLOW: &str = "callsight_series_overflow_total";

async fn with_room_for_fifty() -> Fixture {
    Fixture::configured(&[("RUST_LOG", "warn"), ("CALLSIGHT_SERIES_BUDGET", "50")]).await
}

/// A scrape by which so many requests had ended.
async fn ended(fixture: &Fixture, requests: u64) -> Scrape {
    eventually("all requests to end", async || {
        let scrape = fixture.peer.scrape().await;
        (scrape.find(REQUESTS, &[]) >= Some(requests as f64)).then_some(scrape)
    })
    .await
}

/// What was logged of `metric`.
fn warnings(fixture: &Fixture, metric: &str) -> Vec<String> {
    let lines = entries(&fixture.server.dir().join("stderr")).into_iter();
    let text = |line: &Value| {
        line["fields"]["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    lines
        .filter(|line| line["fields"]["metric"] == metric)
        .map(|line| text(&line))
        .collect()
}

#[tokio::test]
async fn routes_keep_their_series_whatever_strangers_ask_for() {
    let fixture = with_room_for_fifty().await;
    let methods = [
        "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "PROPFIND",
    ];
    let routes = [
        "/items",
        "/works",
        "/waits",
        "/users",
        "/rows",
        "/no",
        "/nor-this",
    ];
    for method in methods {
        for route in routes {
            fixture
                .peer
                .send(method, &format!("{route}?{method}"))
                .await;
        }
    }
    let strange = (methods.len() * routes.len()) as u64;
    for millis in 0..10 {
        assert_eq!(
            fixture
                .peer
                .status(&format!("/orders?millis={millis}"))
                .await,
            200
        );
        assert_eq!(fixture.peer.status("/archive?millis=none").await, 400);
    }

    let scrape = ended(&fixture, strange + 20).await;
    assert_eq!(scrape.count(REQUESTS, &[]), strange + 20, "none is lost");
    let of =
        |endpoint, status| scrape.count(REQUESTS, &[("endpoint", endpoint), ("status", status)]);
    assert_eq!((of("/orders", "200"), of("/archive", "400")), (10, 10));
    let others = scrape.count(REQUESTS, &[("endpoint", "other")]);
    let metric = "http_request_duration_seconds";
    assert_eq!(scrape.count(OVERFLOW, &[("metric", metric)]), others);
    assert!(
        others > 0,
        "there was room for five label sets of strangers"
    );
    let statuses: Vec<_> = scrape
        .select(REQUESTS, &[("endpoint", "other")])
        .map(|series| {
            (
                series.labels["method"].as_str(),
                series.labels["status"].as_str(),
            )
        })
        .collect();
    assert!(
        statuses.iter().all(|labels| ["2xx", "4xx"]
            .map(|class| ("_OTHER", class))
            .contains(labels)),
        "{statuses:?}"
    );
    let warned = warnings(&fixture, metric);
    assert_eq!(warned.len(), 1, "{warned:?}");
    assert!(warned[0].contains("CALLSIGHT_SERIES_BUDGET"), "{warned:?}");
}

/// Each may open thirty label sets, and the two together fifty.
#[tokio::test]
async fn functions_that_feed_one_metric_share_its_budget() {
    let fixture = with_room_for_fifty().await;
    let metric = "function_duration_seconds";
    let told = warnings(&fixture, metric);
    assert_eq!(told.len(), 1, "{told:?}");
    for word in ["60 label sets", "room for 50", "CALLSIGHT_SERIES_BUDGET"] {
        assert!(told[0].contains(word), "{word} is not in: {}", told[0]);
    }
    assert_eq!(fixture.peer.send("POST", "/tenants/40").await.status(), 200);

    let scrape = fixture.peer.scrape().await;
    let calls = |labels: &[(&str, &str)]| scrape.count("function_calls_total", labels);
    for function in ["welcome", "bill"] {
        assert_eq!(calls(&[("function", function)]), 40);
        assert_eq!(calls(&[("function", function), ("tenant", "other")]), 15);
    }
    // What is declared has series, however full it is.
    let declared = [("function", "fixture_service::work::weigh")];
    assert_eq!(calls(&declared), 0);
    assert_eq!(scrape.count(OVERFLOW, &[("metric", metric)]), 30);
    assert_eq!(warnings(&fixture, metric).len(), 2, "said once");
}

#[tokio::test]
async fn nothing_is_said_of_functions_that_have_room() {
    let fixture = Fixture::configured(&[("RUST_LOG", "warn")]).await;
    let metric = "function_duration_seconds";
    assert_eq!(warnings(&fixture, metric), [""; 0]);
    assert_eq!(fixture.peer.send("POST", "/tenants/40").await.status(), 200);
    let scrape = fixture.peer.scrape().await;
    for function in ["welcome", "bill"] {
        let others = [("function", function), ("tenant", "other")];
        assert_eq!(
            scrape.count("function_calls_total", &others),
            10,
            "its own `max`"
        );
    }
    assert_eq!(warnings(&fixture, metric).len(), 1);
}

#[tokio::test]
async fn a_registry_of_its_own_has_a_budget_of_its_own() {
    let registries = [20, 200].map(|room| Registry::builder().series_budget(room).build());
    for registry in &registries {
        let app = Router::new()
            .route("/known", get(async || "here"))
            .layer(HttpLayer::new(registry));
        for stranger in 0..30 {
            let method = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"][stranger % 5];
            let request = Request::builder().method(method).uri("/known");
            let answer = app
                .clone()
                .oneshot(request.body(Body::empty()).expect("a request"))
                .await;
            let body = answer.expect("an answer").into_body().into_data_stream();
            body.for_each(async |_| {}).await;
        }
    }
    let others = registries.map(|registry| {
        let scrape = Scrape::of(&registry.render());
        assert_eq!(scrape.count(REQUESTS, &[]), 30, "none is lost");
        scrape.find(REQUESTS, &[("endpoint", "other")])
    });
    // Who asks a route for a method that it doesn't have may open a tenth of the room.
    assert_eq!(others, [Some(18.0), None]);
}
