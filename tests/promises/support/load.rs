//! A load client that counts what it was answered.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::JoinSet;

use super::exposition::Scrape;
use super::http::Peer;

/// One request and the route it is meant for.
#[derive(Debug, Clone)]
pub(crate) struct Shot {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) endpoint: &'static str,
    pub(crate) body: Option<&'static str>,
}

impl Shot {
    pub(crate) fn get(path: impl Into<String>, endpoint: &'static str) -> Self {
        Self {
            method: "GET",
            path: path.into(),
            endpoint,
            body: None,
        }
    }

    pub(crate) fn post(path: &str, endpoint: &'static str, json: &'static str) -> Self {
        Self {
            method: "POST",
            path: path.into(),
            endpoint,
            body: Some(json),
        }
    }
}

/// Answers by method, endpoint and status.
pub(crate) type Tally = BTreeMap<(String, String, String), u64>;

/// Sends `count` requests, going round in `shots`, `concurrent` at a time.
pub(crate) async fn fire(peer: &Peer, shots: Vec<Shot>, count: usize, concurrent: usize) -> Tally {
    let shots: Arc<[Shot]> = shots.into();
    let next = Arc::new(AtomicUsize::new(0));
    let mut gunners = JoinSet::new();
    for _ in 0..concurrent {
        gunners.spawn(gunner(
            peer.clone(),
            Arc::clone(&shots),
            Arc::clone(&next),
            count,
        ));
    }
    let tallies = gunners.join_all().await;
    tallies.into_iter().fold(Tally::new(), |mut sum, tally| {
        for (answer, count) in tally {
            *sum.entry(answer).or_default() += count;
        }
        sum
    })
}

async fn gunner(peer: Peer, shots: Arc<[Shot]>, next: Arc<AtomicUsize>, count: usize) -> Tally {
    let mut tally = Tally::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= count {
            return tally;
        }
        let shot = &shots[number % shots.len()];
        let status = answered(&peer, shot).await;
        let answer = (shot.method.into(), shot.endpoint.into(), status);
        *tally.entry(answer).or_default() += 1;
    }
}

async fn answered(peer: &Peer, shot: &Shot) -> String {
    let mut request = peer.request(shot.method, &shot.path);
    if let Some(json) = shot.body {
        request = request
            .header("content-type", "application/json")
            .body(json);
    }
    let answer = request
        .send()
        .await
        .unwrap_or_else(|error| panic!("{shot:?} was not answered: {error:?}"));
    let status = answer.status().as_str().to_owned();
    answer.bytes().await.expect("a whole body");
    status
}

/// The same table, as the service counted it: what it never saw is left out.
pub(crate) fn tally_of(scrape: &Scrape, counter: &str) -> Tally {
    let mut tally = Tally::new();
    for sample in scrape.select(counter, &[]) {
        let label = |name: &str| sample.labels[name].clone();
        let answer = (label("method"), label("endpoint"), label("status"));
        let count = scrape_count(sample.value);
        if count > 0 {
            *tally.entry(answer).or_default() += count;
        }
    }
    tally
}

fn scrape_count(value: f64) -> u64 {
    value
        .to_string()
        .parse()
        .unwrap_or_else(|_| panic!("{value} is no count"))
}
