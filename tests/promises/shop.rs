//! The shop as a program: it says where it is and what it sees, and ends in good order.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::support::json_lines::entries;
use crate::support::server::Server;
use crate::support::shop::Shop;
use crate::support::wait::{eventually, until};

/// Long enough for a drain; a shop that waits for a client to leave takes longer.
const SECONDS: Duration = Duration::from_secs(20);

#[tokio::test]
async fn it_prints_its_address_and_then_a_line_every_few_seconds() {
    let shop = Shop::busy().await;
    assert_eq!(shop.peer.base, format!("http://127.0.0.1:{}", shop.port));

    let figures = eventually("two lines of figures", async || {
        let figures = figures(&shop.server.stdout());
        (figures.len() >= 2).then_some(figures)
    })
    .await;
    let seen: Vec<_> = figures.iter().map(|line| requests(line)).collect();
    assert!(seen[0] > 0 && seen[1] > seen[0], "{figures:?}");
    for word in ["queries", "slow", "cache", "outside calls"] {
        assert!(figures[0].contains(word), "no `{word}` in: {}", figures[0]);
    }
}

/// The complete lines of figures among those that a shop printed.
fn figures(said: &str) -> Vec<String> {
    said.split_inclusive('\n')
        .filter(|line| line.ends_with('\n') && line.contains(" requests "))
        .map(|line| line.trim().to_owned())
        .collect()
}

/// The first number of a line of figures.
fn requests(line: &str) -> u64 {
    let number = line.split_whitespace().next().expect("a number");
    number
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {line}"))
}

#[tokio::test]
async fn no_traffic_is_none() {
    let shop = Shop::quiet(&[]).await;
    let first = eventually("a line of figures", async || {
        figures(&shop.server.stdout()).into_iter().next()
    })
    .await;

    assert_eq!(requests(&first), 0, "{first}");
    let scrape = shop.peer.scrape().await;
    assert_eq!(scrape.count("http_requests_total", &[]), 0);
}

#[tokio::test]
async fn interrupted_or_terminated_it_ends_well_with_its_slow_log_written() {
    for signal in ["INT", "TERM"] {
        let mut shop = Shop::quiet(&[("SLOW_QUERY_LOG_FILE", "slow.log")]).await;
        for _ in 0..3 {
            assert_eq!(shop.peer.status("/admin/report?latest=2000").await, 200);
        }
        let log = shop.server.dir().join("slow.log");
        let asked = Instant::now();
        shop.server.signal(signal);

        assert_eq!(shop.server.ended().await.code(), Some(0), "SIG{signal}");
        assert!(asked.elapsed() < SECONDS, "{:?}", asked.elapsed());
        let entries = entries(&log);
        assert_eq!(entries.len(), 3, "SIG{signal}");
        for entry in entries {
            assert_eq!(entry["collection"], "orders");
            assert_eq!(entry["query_details"]["system"], "sqlite");
        }
    }
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_end() {
    let mut shop = Shop::quiet(&[]).await;
    let order = r#"{"product_id":1,"quantity":2,"card":"4242424242424242"}"#;
    let request = shop.peer.request("POST", "/orders");
    let request = request
        .header("content-type", "application/json")
        .body(order);
    let answer = tokio::spawn(request.send());
    until("the order to arrive", async || {
        shop.peer.scrape().await.count("active_requests", &[]) == 1
    })
    .await;
    shop.server.signal("TERM");

    let answer = answer.await.expect("no panic").expect("an answer");
    assert!(answer.status().as_u16() < 599, "{answer:?}");
    assert_eq!(shop.server.ended().await.code(), Some(0));
}

/// The one sentence that a shop says when it refuses to start.
async fn refusal(mut shop: Server) -> String {
    assert_eq!(shop.ended().await.code(), Some(2), "{}", shop.stderr());
    let said = shop.stderr();
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert!(!shop.stdout().contains("listening on"), "{}", shop.stdout());
    said
}

#[tokio::test]
async fn a_database_that_is_not_there_is_one_sentence() {
    let port = crate::support::server::free_port();
    let nobody = crate::support::server::free_port();
    let url = format!("postgres://user:secret@127.0.0.1:{nobody}/shop");
    let said = refusal(Shop::launch(
        port,
        &["--no-traffic"],
        &[("DATABASE_URL", &url)],
    ))
    .await;

    assert!(said.contains("DATABASE_URL"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[tokio::test]
async fn a_database_url_that_is_none_is_one_sentence() {
    let port = crate::support::server::free_port();
    let said = refusal(Shop::launch(
        port,
        &["--no-traffic"],
        &[("DATABASE_URL", "nonsense")],
    ))
    .await;
    assert!(said.contains("DATABASE_URL"), "{said}");
}

#[tokio::test]
async fn a_port_in_use_is_one_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let said = refusal(Shop::launch(port, &["--no-traffic"], &[])).await;

    assert!(said.contains(&port.to_string()), "{said}");
    assert!(said.contains("--port"), "{said}");
}

#[tokio::test]
async fn a_mistake_in_the_configuration_is_told_before_anything_else() {
    let port = crate::support::server::free_port();
    let variables = [("SLOW_QUERY_THRESHOLD_SECONDS", "0.099")];
    let said = refusal(Shop::launch(port, &["--no-traffic"], &variables)).await;
    assert!(said.contains("SLOW_QUERY_THRESHOLD_SECONDS"), "{said}");
}
