//! Every response names its request, by an id that the client may choose within limits.

use reqwest::Response;
use uuid::{Uuid, Version};

use crate::support::fixture::Fixture;

const HEADER: &str = "x-request-id";

/// The request id of a response, of which there is exactly one.
#[track_caller]
fn id_of(answer: &Response) -> String {
    let mut ids = answer.headers().get_all(HEADER).iter();
    let id = ids.next().expect("an X-Request-ID");
    assert!(ids.next().is_none(), "more than one X-Request-ID");
    id.to_str().expect("plain text").to_owned()
}

#[track_caller]
fn assert_made_by_us(id: &str) {
    let uuid = Uuid::parse_str(id).unwrap_or_else(|error| panic!("`{id}`: {error}"));
    assert_eq!(uuid.get_version(), Some(Version::SortRand), "{id}");
}

async fn rejected(fixture: &Fixture) -> u64 {
    let scrape = fixture.peer.scrape().await;
    scrape.count("callsight_request_ids_rejected_total", &[])
}

#[tokio::test]
async fn every_answer_has_an_id() {
    let fixture = Fixture::start().await;
    let answers = [
        ("GET", "/items/17", 200),
        ("GET", "/nowhere", 404),
        ("POST", "/items/17", 405),
        ("GET", "/broken", 500),
        ("HEAD", "/items/17", 200),
        ("GET", "/", 200),
        ("GET", "/health", 200),
        ("GET", "/metrics", 200),
    ];
    for (method, path, status) in answers {
        let answer = fixture.peer.send(method, path).await;
        assert_eq!(answer.status(), status, "{method} {path}");
        assert_made_by_us(&id_of(&answer));
    }
    assert_eq!(rejected(&fixture).await, 0);
}

#[tokio::test]
async fn ids_made_by_us_differ() {
    let fixture = Fixture::start().await;
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..200 {
        ids.insert(id_of(&fixture.peer.send("GET", "/items/17").await));
    }
    assert_eq!(ids.len(), 200);
}

#[tokio::test]
async fn a_valid_id_is_kept() {
    let fixture = Fixture::start().await;
    for id in ["a", "A-b_c.9", &"x".repeat(128)] {
        let request = fixture.peer.request("GET", "/items/17");
        let answer = request.header(HEADER, id).send().await.expect("an answer");
        assert_eq!(id_of(&answer), id);
    }
    assert_eq!(rejected(&fixture).await, 0);
}

#[tokio::test]
async fn an_invalid_id_is_replaced_and_counted() {
    let fixture = Fixture::start().await;
    let long = "x".repeat(129);
    let invalid = [
        "",
        "two words",
        "semi;colon",
        "<script>",
        "a,b",
        "\u{e9}",
        &long,
    ];
    for id in invalid {
        let request = fixture.peer.request("GET", "/items/17");
        let answer = request.header(HEADER, id).send().await.expect("an answer");
        assert_made_by_us(&id_of(&answer));
    }
    assert_eq!(rejected(&fixture).await, invalid.len() as u64);
}

#[tokio::test]
async fn two_ids_are_none() {
    let fixture = Fixture::start().await;
    let request = fixture.peer.request("GET", "/items/17");
    let request = request.header(HEADER, "first").header(HEADER, "second");
    let answer = request.send().await.expect("an answer");

    assert_made_by_us(&id_of(&answer));
    assert_eq!(rejected(&fixture).await, 1);
}

#[tokio::test]
async fn the_handler_knows_the_id_that_the_client_is_told() {
    let fixture = Fixture::start().await;
    let ours = fixture.peer.send("GET", "/whoami").await;
    let told = id_of(&ours);
    assert_eq!(ours.text().await.expect("a body"), format!("{told} {told}"));

    let request = fixture
        .peer
        .request("GET", "/whoami")
        .header(HEADER, "theirs");
    let theirs = request.send().await.expect("an answer");
    assert_eq!(theirs.text().await.expect("a body"), "theirs theirs");
}
