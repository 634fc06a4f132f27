//! Web Vitals: what a real browser measures arrives, and what anybody else sends does no harm.

use std::path::PathBuf;

use reqwest::StatusCode;

use crate::support::exposition::Scrape;
use crate::support::fixture::Fixture;
use crate::support::server::{Server, program, scratch};
use crate::support::shop::Shop;

const HISTOGRAMS: [&str; 5] = [
    "web_vitals_cls",
    "web_vitals_fcp_seconds",
    "web_vitals_inp_seconds",
    "web_vitals_lcp_seconds",
    "web_vitals_ttfb_seconds",
];

/// A Chromium that visits `url` and leaves it, and then sends a beacon from `foreign`.
fn visit(url: &str, foreign: &str) -> Server {
    let browser = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/browser"));
    assert!(
        browser.join("node_modules/web-vitals").exists(),
        "web-vitals and playwright-core are missing; \
         `npm ci --prefix tests/browser`, or run scripts/test, which does"
    );
    let mut command = program("node");
    let dir = scratch();
    command
        .env("HOME", dir.path())
        .arg(browser.join("visit.mjs"))
        .args([url, foreign]);
    Server::start("node", "nodejs chromium", &mut command, dir)
}

fn beacons(scrape: &Scrape, result: &str) -> u64 {
    scrape.count("web_vitals_beacons_total", &[("result", result)])
}

#[tokio::test]
async fn a_browser_reports_all_five_of_a_page_view_once() {
    let shop = Shop::quiet(&[]).await;
    let own = format!("{}/?utm_source=mail", shop.peer.base);
    // The same shop, by another name: to a browser that is another origin.
    let foreign = shop.peer.base.replace("127.0.0.1", "localhost");
    let mut browser = visit(&own, &foreign);
    let scrape = browser
        .ready(async |_| {
            let scrape = shop.peer.scrape().await;
            let (ours, foreign) = (beacons(&scrape, "accepted"), beacons(&scrape, "origin"));
            (ours > 0 && foreign > 0).then_some(scrape)
        })
        .await;

    assert_eq!(beacons(&scrape, "origin"), 1, "{}", browser.stdout());
    for histogram in HISTOGRAMS {
        let count = |page| scrape.count(&format!("{histogram}_count"), &[("page", page)]);
        assert_eq!((count("/"), count("other")), (1, 0), "{histogram}");
    }
    assert_eq!(
        scrape.count("web_vitals_ratings_total", &[("page", "/")]),
        5
    );
    let cls = [("page", "/"), ("vital", "CLS"), ("rating", "good")];
    assert_eq!(scrape.count("web_vitals_ratings_total", &cls), 1);
    assert_eq!(scrape.count("web_vitals_refused_total", &[]), 0);
    // What is known when the page is hidden, and what the library says after that.
    assert!((1..=2).contains(&beacons(&scrape, "accepted")));
    let lcp = scrape.find("web_vitals_lcp_seconds_sum", &[("page", "/")]);
    let fcp = scrape.find("web_vitals_fcp_seconds_sum", &[("page", "/")]);
    let ttfb = scrape.find("web_vitals_ttfb_seconds_sum", &[("page", "/")]);
    assert!(ttfb < fcp && fcp <= lcp, "{ttfb:?} {fcp:?} {lcp:?}");
    assert!(lcp < Some(60.0), "{lcp:?}");
    // What callsight is sent is no request of the shop.
    assert!(
        scrape
            .find("http_requests_total", &[("endpoint", "/vitals")])
            .is_none()
    );
}

/// A service that takes beacons.
async fn with_vitals(variables: &[(&str, &str)]) -> Fixture {
    let mut all = vec![("CALLSIGHT_VITALS", "true")];
    all.extend(variables);
    Fixture::configured(&all).await
}

/// Sends `body` as a page of the service does, with other `headers` where these are given.
async fn beacon(fixture: &Fixture, body: &str, headers: &[(&str, &str)]) -> StatusCode {
    let mut request = fixture.peer.request("POST", "/vitals");
    let own = [
        ("origin", fixture.peer.base.as_str()),
        ("content-type", "text/plain;charset=UTF-8"),
    ];
    let kept = own
        .iter()
        .filter(|(name, _)| headers.iter().all(|(other, _)| name != other));
    for (name, value) in kept.chain(headers) {
        request = request.header(*name, *value);
    }
    let sent = request.body(body.to_owned()).send().await;
    sent.expect("an answer").status()
}

fn report(name: &str, value: &str, id: &str) -> String {
    format!(r#"{{"name":"{name}","value":{value},"rating":"good","id":"{id}"}}"#)
}

/// What of the page `/items/{id}` was rated how.
fn rated(scrape: &Scrape, vital: &str, rating: &str) -> u64 {
    let labels = [("vital", vital), ("rating", rating)];
    scrape.count("web_vitals_ratings_total", &labels)
}

#[tokio::test]
async fn a_value_is_rated_here_whatever_the_browser_says() {
    let fixture = with_vitals(&[]).await;
    let item = format!("{}/items/17", fixture.peer.base);
    for (index, value) in ["2500", "2500.001", "4000.001"].iter().enumerate() {
        let body = report("LCP", value, &index.to_string());
        let status = beacon(&fixture, &body, &[("referer", &item)]).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
    }
    let scrape = fixture.peer.scrape().await;
    for rating in ["good", "needs-improvement", "poor"] {
        assert_eq!(rated(&scrape, "LCP", rating), 1, "{rating}");
    }
    let page = [("page", "/items/{id}")];
    assert_eq!(scrape.count("web_vitals_lcp_seconds_count", &page), 3);
    let good = [("page", "/items/{id}"), ("le", "2.5")];
    assert_eq!(scrape.count("web_vitals_lcp_seconds_bucket", &good), 1);
}

#[tokio::test]
async fn what_is_no_beacon_of_ours_is_counted_by_why_and_told_nobody() {
    let fixture = with_vitals(&[("CALLSIGHT_VITALS_ORIGINS", "https://www.shop.example")]).await;
    let good = report("LCP", "1", "1");
    let large = format!("[{}]", " ".repeat(17_000));
    let evil = ("origin", "https://evil.example");
    let allowed = ("origin", "https://www.shop.example");
    let form = ("content-type", "application/x-www-form-urlencoded");
    let json = ("content-type", "application/json");
    for (body, headers, result) in [
        (&good, vec![], "accepted"),
        (&report("LCP", "1", "2"), vec![allowed, json], "accepted"),
        (&good, vec![evil], "origin"),
        (&good, vec![("origin", "null")], "origin"),
        (&good, vec![("sec-fetch-site", "cross-site")], "origin"),
        (&good, vec![form], "content_type"),
        (&large, vec![], "size"),
        (&"LCP=1".to_owned(), vec![], "malformed"),
        (&"[".repeat(16_000), vec![], "malformed"),
    ] {
        let before = beacons(&fixture.peer.scrape().await, result);
        let status = beacon(&fixture, body, &headers).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{result}");
        let after = beacons(&fixture.peer.scrape().await, result);
        assert_eq!(after, before + 1, "{result} {headers:?}");
    }
    assert_eq!(fixture.peer.status("/vitals").await, 405);
    let scrape = fixture.peer.scrape().await;
    assert_eq!(scrape.count("web_vitals_ratings_total", &[]), 2);
    assert!(!fixture.peer.scraped_text().await.contains("evil"));
}

#[tokio::test]
async fn in_development_a_page_is_told_why_its_beacon_was_not_taken() {
    let fixture = with_vitals(&[("CALLSIGHT_ENVIRONMENT", "development")]).await;
    let evil = [("origin", "https://evil.example")];
    for (body, headers, status) in [
        ("{}", &evil[..], 403),
        ("{}", &[("content-type", "text/html")], 415),
        ("{}", &[], 400),
        (&" ".repeat(17_000), &[], 413),
        ("[]", &[], 204),
    ] {
        let answer = beacon(&fixture, body, headers).await;
        assert_eq!(answer.as_u16(), status, "{headers:?}");
    }
}

#[tokio::test]
async fn reports_that_no_browser_makes_are_counted_by_why() {
    let fixture = with_vitals(&[]).await;
    let mut reports = vec![
        report("FID", "1", "a"),
        report("zz_invented", "1", "b"),
        report("LCP", "-1", "c"),
        report("LCP", "null", "d"),
        report("LCP", "1e300", "e"),
        report("LCP", "1", "f"),
        report("LCP", "2", "f"),
    ];
    reports.extend((0..28).map(|n| report("INP", "1", &format!("{n}"))));
    let body = format!("[{}]", reports.join(","));
    beacon(&fixture, &body, &[]).await;

    let scrape = fixture.peer.scrape().await;
    let refused = |reason| scrape.count("web_vitals_refused_total", &[("reason", reason)]);
    assert_eq!(refused("name"), 2);
    assert_eq!(refused("value"), 3);
    assert_eq!(refused("repeated"), 1);
    assert_eq!(refused("too_many"), 3);
    assert_eq!(scrape.count("web_vitals_ratings_total", &[]), 26);
    let text = fixture.peer.scraped_text().await;
    assert!(!text.contains("zz_invented"), "{text}");
}

#[tokio::test]
async fn whatever_pages_are_made_up_the_series_are_those_of_the_declared_ones() {
    let fixture = with_vitals(&[("CALLSIGHT_VITALS_RATE", "10000")]).await;
    let series = |scrape: &Scrape| scrape.identities("web_vitals_").len();
    let before = series(&fixture.peer.scrape().await);
    for n in 0..500 {
        let page = format!("https://evil.example/page-{n}");
        let body = format!(r#"{{"name":"CLS","value":0.{n},"page":"/{n}/x","id":"{n}"}}"#);
        beacon(&fixture, &body, &[("referer", &page)]).await;
    }
    let scrape = fixture.peer.scrape().await;
    assert_eq!(series(&scrape), before);
    let other = [("page", "other")];
    assert_eq!(scrape.count("web_vitals_cls_count", &other), 500);
}

#[tokio::test]
async fn more_than_are_taken_a_second_are_counted_and_nothing_else() {
    let fixture = with_vitals(&[("CALLSIGHT_VITALS_RATE", "1")]).await;
    for n in 0..50 {
        beacon(&fixture, &report("LCP", "1", &n.to_string()), &[]).await;
    }
    let scrape = fixture.peer.scrape().await;
    let (accepted, refused) = (beacons(&scrape, "accepted"), beacons(&scrape, "rate"));
    // Two at once, and one more for each second that it took.
    assert!(accepted >= 2 && refused > 0, "{accepted} {refused}");
    assert_eq!(accepted + refused, 50);
    assert_eq!(scrape.count("web_vitals_ratings_total", &[]), accepted);
}

#[tokio::test]
async fn nothing_takes_them_unless_it_was_asked_for() {
    let fixture = Fixture::start().await;
    let status = beacon(&fixture, &report("LCP", "1", "1"), &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let scrape = fixture.peer.scrape().await;
    assert!(scrape.identities("web_vitals_").is_empty());

    let off = with_vitals(&[("PROMETHEUS_ENABLED", "false")]).await;
    let status = beacon(&off, &report("LCP", "1", "1"), &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
