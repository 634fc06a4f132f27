//! How many scrapes there are at once, and for how long each may take.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::clock::{Tick, nanos};

/// Two scrapers that watch each other, an agent, and a person with `curl`.
const MOST: usize = 4;

/// A scraper gives up much earlier than that: Prometheus after ten seconds. Whoever stops reading
/// would keep everybody else out otherwise.
const LONGEST: Duration = Duration::from_secs(60);

/// Lets so many in, and takes the place of whoever stays too long.
#[derive(Debug)]
pub(super) struct Turnstile {
    longest: Duration,
    places: Mutex<Vec<Place>>,
    given: AtomicU64,
}

#[derive(Debug)]
struct Place {
    number: u64,
    since: Tick,
}

/// The place of one scrape, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Permit {
    turnstile: Arc<Turnstile>,
    number: u64,
}

impl Turnstile {
    pub(super) fn new() -> Arc<Self> {
        Self::patient_for(LONGEST)
    }

    fn patient_for(longest: Duration) -> Arc<Self> {
        Arc::new(Self {
            longest,
            places: Mutex::default(),
            given: AtomicU64::new(0),
        })
    }

    /// A place, if there is one.
    pub(super) fn enter(self: &Arc<Self>) -> Option<Permit> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let longest = nanos(self.longest);
        places.retain(|place| place.since.elapsed_nanos() < longest);
        if places.len() >= MOST {
            return None;
        }
        let number = self.given.fetch_add(1, Ordering::Relaxed);
        let since = Tick::now();
        places.push(Place { number, since });
        Some(Permit {
            turnstile: Arc::clone(self),
            number,
        })
    }
}

impl Permit {
    /// Whether the place was not given to somebody else meanwhile.
    fn is_valid(&self) -> bool {
        let places = &self.turnstile.places;
        let places = places.lock().unwrap_or_else(PoisonError::into_inner);
        places.iter().any(|place| place.number == self.number)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let places = &self.turnstile.places;
        let mut places = places.lock().unwrap_or_else(PoisonError::into_inner);
        places.retain(|place| place.number != self.number);
    }
}

/// A body that has its place until it was sent, or was broken off.
#[derive(Debug)]
pub(super) struct Admitted {
    body: Body,
    permit: Permit,
}

impl Admitted {
    pub(super) fn new(body: Body, permit: Permit) -> Self {
        Self { body, permit }
    }
}

impl http_body::Body for Admitted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.permit.is_valid() {
            Pin::new(&mut self.body).poll_frame(cx)
        } else {
            let sentence = "the scrape took too long and lost its place";
            Poll::Ready(Some(Err(axum::Error::new(sentence))))
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    fn all_of(turnstile: &Arc<Turnstile>) -> Vec<Permit> {
        let permits = (0..MOST).map(|_| turnstile.enter().expect("a place"));
        permits.collect()
    }

    #[test]
    fn so_many_have_a_place_and_the_next_one_has_when_one_leaves() {
        let turnstile = Turnstile::new();
        let mut inside = all_of(&turnstile);
        assert!(turnstile.enter().is_none());
        inside.pop();
        let last = turnstile.enter();
        assert!(last.is_some() && turnstile.enter().is_none());
    }

    #[tokio::test]
    async fn whoever_stays_too_long_loses_the_place_and_is_broken_off() {
        let turnstile = Turnstile::patient_for(Duration::ZERO);
        let mut inside = all_of(&turnstile);
        let late = inside.pop().expect("a permit");
        let early = turnstile.enter();
        assert!(early.is_some());
        let error = Admitted::new("half a scrape".into(), late).collect().await;
        error.expect_err("it lost its place");
        // Nobody else's place is given back with it.
        let whole = Admitted::new("a scrape".into(), early.expect("a place"));
        let whole = whole.collect().await.expect("it has its place");
        assert_eq!(whole.to_bytes(), "a scrape");
    }

    #[test]
    fn threads_that_race_for_the_places_do_not_get_more() {
        let turnstile = Turnstile::new();
        let barrier = std::sync::Barrier::new(16);
        let inside = std::thread::scope(|scope| {
            let race = || {
                barrier.wait();
                turnstile.enter()
            };
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(race)).collect();
            let joined = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined
                .filter_map(|permit| permit.expect("no panic"))
                .collect::<Vec<_>>()
        });
        assert_eq!(inside.len(), MOST);
    }
}
