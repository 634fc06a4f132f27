//! Metrics are for those who may see them, and what a request says of itself stays out of them.

use std::fs;

use reqwest::Response;
use reqwest::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::fixture::Fixture;
use crate::support::http::Peer;
use crate::support::server::{accepts, free_port};
use crate::support::shop::Shop;
use crate::support::wait::eventually;

const TOKEN: &str = "n0t-a-token-that-anybody-guesses";
const PATHS: [&str; 3] = ["/metrics", "/metrics/summary", "/metrics/catalogue"];

/// A fixture that runs where metrics are closed unless these variables say otherwise.
async fn guarded(variables: &[(&str, &str)]) -> Fixture {
    let mut all = vec![
        ("CALLSIGHT_METRICS_OPEN", "false"),
        ("CALLSIGHT_SUMMARY", "true"),
        ("RUST_LOG", "info"),
    ];
    all.extend(variables);
    Fixture::configured(&all).await
}

async fn with_token(peer: &Peer, path: &str, authorization: &str) -> Response {
    let request = peer.request("GET", path);
    let sent = request.header(AUTHORIZATION, authorization).send().await;
    sent.expect("an answer")
}

#[tokio::test]
async fn outside_development_nobody_sees_metrics_until_somebody_says_who() {
    for environment in ["production", "staging"] {
        let fixture = guarded(&[("CALLSIGHT_ENVIRONMENT", environment)]).await;
        let mut sentence = String::new();
        for path in PATHS {
            let answer = fixture.peer.send("GET", path).await;
            assert_eq!(answer.status(), 403, "{environment} {path}");
            sentence = answer.text().await.expect("a sentence");
            for remedy in ["_TOKEN", "_ADDRESS", "_OPEN", environment] {
                assert!(sentence.contains(remedy), "{sentence}");
            }
        }
        let told = fixture.server.stderr();
        let lines: Vec<_> = told.lines().filter(|line| line.contains("WARN")).collect();
        assert_eq!(lines.len(), 1, "{told}");
        assert!(lines[0].contains(sentence.trim_end()), "{told}");
        assert_eq!(fixture.peer.status("/items/17").await, 200);
    }
}

#[tokio::test]
async fn in_development_everybody_sees_them() {
    let fixture = guarded(&[("CALLSIGHT_ENVIRONMENT", "development")]).await;
    for path in PATHS {
        assert_eq!(fixture.peer.status(path).await, 200, "{path}");
    }
    assert!(!fixture.server.stderr().contains("WARN"));
}

#[tokio::test]
async fn whoever_has_the_token_sees_them_and_who_has_not_is_counted() {
    let fixture = guarded(&[("CALLSIGHT_METRICS_TOKEN", TOKEN)]).await;
    let right = format!("Bearer {TOKEN}");
    for path in PATHS {
        let answer = fixture.peer.send("GET", path).await;
        assert_eq!(answer.status(), 401, "{path}");
        assert_eq!(answer.headers()[WWW_AUTHENTICATE], "Bearer");
        let sentence = answer.text().await.expect("a sentence");
        assert!(sentence.contains("CALLSIGHT_METRICS_TOKEN"), "{sentence}");
        for wrong in [format!("{right}x"), format!("Basic {TOKEN}"), TOKEN.into()] {
            let answer = with_token(&fixture.peer, path, &wrong).await;
            assert_eq!(answer.status(), 401, "{path} {wrong}");
        }
        let answer = with_token(&fixture.peer, path, &right).await;
        assert_eq!(answer.status(), 200, "{path}");
    }
    let answer = with_token(&fixture.peer, "/metrics", &right).await;
    let scrape = answer.text().await.expect("a scrape");
    assert!(scrape.contains("callsight_scrapes_refused_total{reason=\"token\"} 12\n"));
    assert!(scrape.contains("callsight_scrapes_refused_total{reason=\"closed\"} 0\n"));
    for said in [scrape, fixture.server.stderr(), fixture.server.stdout()] {
        assert!(!said.contains(TOKEN), "{said}");
    }
}

#[tokio::test]
async fn an_address_of_their_own_is_the_only_one_they_are_at() {
    let port = free_port();
    let address = format!("127.0.0.1:{port}");
    let mut fixture = guarded(&[("CALLSIGHT_METRICS_ADDRESS", &address)]).await;
    let scrapes = Peer::new(format!("http://{address}"));
    for path in PATHS {
        assert_eq!(fixture.peer.status(path).await, 404, "{path}");
        assert_eq!(scrapes.status(path).await, 200, "{path}");
    }
    assert_eq!(scrapes.status("/items/17").await, 404);
    fixture.peer.status("/items/17").await;
    let labels = [("endpoint", "/items/{id}"), ("status", "200")];
    let scrape = scrapes.scrape().await;
    assert_eq!(scrape.count("http_requests_total", &labels), 1);

    fixture.server.signal("INT");
    assert_eq!(fixture.server.ended().await.code(), Some(0));
    assert!(!accepts(port));
}

#[tokio::test]
async fn a_token_is_asked_for_at_that_address_too() {
    let address = format!("127.0.0.1:{}", free_port());
    let variables = [
        ("CALLSIGHT_METRICS_ADDRESS", address.as_str()),
        ("CALLSIGHT_METRICS_TOKEN", TOKEN),
    ];
    let _fixture = guarded(&variables).await;
    let scrapes = Peer::new(format!("http://{address}"));
    assert_eq!(scrapes.status("/metrics").await, 401);
    let answer = with_token(&scrapes, "/metrics", &format!("bearer {TOKEN}")).await;
    assert_eq!(answer.status(), 200);
}

#[test]
fn an_address_that_is_taken_is_one_sentence() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let told = Fixture::refuses(&[("CALLSIGHT_METRICS_ADDRESS", &address)]).stderr;
    assert_eq!(told.trim_end().lines().count(), 1, "{told}");
    for part in [address.as_str(), "CALLSIGHT_METRICS_ADDRESS"] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn a_token_that_is_too_short_is_refused_and_not_repeated() {
    let told = Fixture::refuses(&[("CALLSIGHT_METRICS_TOKEN", "hunter2")]).stderr;
    assert!(told.contains("CALLSIGHT_METRICS_TOKEN"), "{told}");
    assert!(!told.contains("hunter2"), "{told}");
}

/// What a client that wishes us ill may say of itself, each with a mark that is found again.
const HOSTILE: [&str; 12] = [
    "User-Agent: zzmark\t1.0",
    "Referer: https://zzmark.example/",
    "Origin: https://zzmark.example",
    "X-Request-ID: zzmark forged=\"line\"",
    "X-Forwarded-For: zzmark",
    "X-Real-IP: zzmark",
    "Accept-Language: zzmark",
    "Cookie: session=zzmark",
    "Authorization: Bearer zzmark",
    "traceparent: 00-zzmark",
    "tracestate: zzmark=1",
    "Content-Type: text/zzmark",
];

/// Asks for `target` with all of that and as much baggage as a server takes, and reads the answer
/// to its end.
async fn ask_with_malice(port: u16, target: &[u8]) -> Vec<u8> {
    let mut request = [b"GET ", target, b" HTTP/1.1\r\nHost: zzmark.example\r\n"].concat();
    for header in HOSTILE {
        request.extend_from_slice(header.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    for line in 0..40 {
        let members = format!("zzmark{line}=zzmark;p,").repeat(300);
        request.extend_from_slice(format!("baggage: {members}\r\n").as_bytes());
    }
    request.extend_from_slice(b"Connection: close\r\n\r\n");
    let mut stream = TcpStream::connect(("127.0.0.1", port))
        .await
        .expect("a stream");
    stream.write_all(&request).await.expect("it is read");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    answer
}

/// Line feeds apart, nothing that a terminal or a reader of logs would take for more than text.
fn is_harmless(c: char) -> bool {
    c == '\n' || !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[tokio::test]
async fn what_a_request_says_of_itself_is_in_no_label_and_forges_no_line_of_a_log() {
    let logs = [
        ("RUST_LOG", "callsight=trace,shop=trace"),
        ("SLOW_QUERY_LOG_FILE", "slow.log"),
    ];
    let shop = Shop::quiet(&logs).await;
    let targets: [&[u8]; 5] = [
        b"/products/1",
        b"/admin/report?latest=5000",
        b"/zzpath%0d%0aforged",
        b"/zzpath-\xc2\x9b31m",
        b"/zzpath?q=\xe2\x80\xa8",
    ];
    for target in targets {
        let answer = ask_with_malice(shop.port, target).await;
        assert!(
            answer.starts_with(b"HTTP/1.1 "),
            "{}",
            target.escape_ascii()
        );
    }
    let found = shop.peer.scrape().await;
    let route = [("endpoint", "/products/{id}"), ("status", "200")];
    assert_eq!(found.count("http_requests_total", &route), 1);
    assert!(found.count("callsight_request_ids_rejected_total", &[]) >= 2);

    let request = shop.peer.request("GET", "/metrics");
    let request = request.header("accept", "application/openmetrics-text");
    let open_metrics = request.send().await.expect("an answer").text().await;
    let slow = eventually("the slow report in its log", async || {
        let log = fs::read_to_string(shop.server.dir().join("slow.log"));
        log.ok().filter(|log| log.ends_with('\n'))
    })
    .await;
    let scrapes = [
        shop.peer.scraped_text().await,
        open_metrics.expect("a scrape"),
    ];
    for scrape in &scrapes {
        assert!(!scrape.contains("zzpath"), "{scrape}");
    }
    // A log does say which path was asked for, in its one line.
    let logs = [shop.server.stderr(), shop.server.stdout(), slow];
    for said in scrapes.into_iter().chain(logs) {
        assert!(!said.contains("zzmark"), "{said}");
        assert!(said.chars().all(is_harmless), "{said:?}");
    }
}
