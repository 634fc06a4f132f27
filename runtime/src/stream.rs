//! One running stream: a call from its first poll to its end or its drop.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::stream::{FusedStream, Stream};
use futures_sink::Sink;
use pin_project_lite::pin_project;

use crate::observation::Observation;
use crate::outcome::{Outcome, Verdict};
use crate::site::Site;

/// Runs `body`, which returns a stream of `T`, and makes that stream one call of `site`.
///
/// `T` is said by the caller, so that the body knows what its items are.
#[inline]
pub fn observe_stream<T, S: Stream<Item = T>, C: Fn(&T) -> Verdict>(
    site: Site,
    body: impl FnOnce() -> S,
    classify: C,
) -> ObservedStream<S, C> {
    observe_items(site, body(), classify)
}

/// Makes `stream` one call of `site`, from its first poll to its end.
///
/// Never polled, it is no call: nothing is recorded.
#[inline]
pub fn observe_items<T, S, C>(site: Site, stream: S, classify: C) -> ObservedStream<S, C>
where
    S: Stream<Item = T>,
    C: Fn(&T) -> Verdict,
{
    ObservedStream {
        stream,
        flow: Flow {
            call: Observation::waiting(site),
            items: 0,
            first_error: None,
        },
        classify,
    }
}

pin_project! {
    /// Stream of an annotated function: a call that starts when it is polled first.
    #[derive(Debug)]
    #[must_use = "streams do nothing unless polled"]
    pub struct ObservedStream<S, C> {
        #[pin]
        stream: S,
        // After the stream, whose drop is a part of the call.
        flow: Flow,
        classify: C,
    }
}

/// What has passed so far.
#[derive(Debug)]
struct Flow {
    call: Observation,
    items: u64,
    /// Boxed, since it is large and there seldom is one.
    first_error: Option<Box<Verdict>>,
}

impl<S, C> Stream for ObservedStream<S, C>
where
    S: Stream,
    C: Fn(&S::Item) -> Verdict,
{
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = self.project();
        let polling = this.flow.call.resume(this.flow.call.callsite());
        let polled = this.stream.poll_next(cx);
        let verdict = match &polled {
            Poll::Ready(Some(item)) => Some((this.classify)(item)),
            _ => None,
        };
        polling.pause();
        match verdict {
            Some(verdict) => this.flow.passed(verdict),
            None if polled.is_ready() => this.flow.end(Outcome::Ok),
            None => {}
        }
        polled
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<S, C> FusedStream for ObservedStream<S, C>
where
    S: FusedStream,
    C: Fn(&S::Item) -> Verdict,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

/// What is sent passes as it is: connections are often both.
impl<S: Sink<T>, C, T> Sink<T> for ObservedStream<S, C> {
    type Error = S::Error;

    #[inline]
    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.project().stream.poll_ready(cx)
    }

    #[inline]
    fn start_send(self: Pin<&mut Self>, item: T) -> Result<(), S::Error> {
        self.project().stream.start_send(item)
    }

    #[inline]
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.project().stream.poll_flush(cx)
    }

    #[inline]
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.project().stream.poll_close(cx)
    }
}

impl Flow {
    #[inline]
    fn passed(&mut self, verdict: Verdict) {
        if !self.call.is_running() {
            return;
        }
        self.call.item_passed(verdict.outcome, self.items == 0);
        self.items += 1;
        if verdict.outcome == Outcome::Error {
            self.failed(verdict);
        }
    }

    #[cold]
    fn failed(&mut self, verdict: Verdict) {
        self.first_error.get_or_insert_with(|| Box::new(verdict));
    }

    /// Ends the call, if it runs: an item that was an error decides, else `outcome`.
    fn end(&mut self, outcome: Outcome) {
        let failed = self.first_error.take().map(|verdict| *verdict);
        let verdict = failed.unwrap_or(Verdict::of(outcome));
        self.call.end(&verdict.with_rows(Some(self.items)));
    }
}

impl Drop for Flow {
    #[inline]
    fn drop(&mut self) {
        self.end(Outcome::Cancelled);
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use futures_util::stream::{self, StreamExt};

    use super::*;
    use crate::callsite::Callsite;
    use crate::registry::Registry;

    /// A callsite of its own for each test, since they share a registry.
    macro_rules! callsite {
        ($name:literal) => {{
            static CALLSITE: Callsite = Callsite::timed(crate::__private::here!($name)).name($name);
            Site::Callsite(&CALLSITE)
        }};
    }

    fn number(line: &str) -> Option<u64> {
        let scrape = Registry::global().render();
        let value = scrape.lines().find_map(|it| it.strip_prefix(line))?;
        value.trim().parse().ok()
    }

    fn ended(function: &str) -> [Option<u64>; 4] {
        Outcome::ALL.map(|outcome| {
            number(&format!(
                "function_calls_total{{function=\"{function}\",outcome=\"{outcome}\"}}"
            ))
        })
    }

    #[test]
    fn a_stream_that_is_polled_beyond_its_end_ended_once() {
        let mut given = [Some(1), None, Some(2), None].into_iter();
        let inner = stream::poll_fn(|_| Poll::Ready(given.next().flatten()));
        let mut observed = observe_items(callsite!("stream.beyond"), inner, |_: &u8| Verdict::OK);
        let mut next = || observed.poll_next_unpin(&mut Context::from_waker(Waker::noop()));
        assert_eq!([next(), next()], [Some(1), None].map(Poll::Ready));
        assert_eq!([next(), next()], [Some(2), None].map(Poll::Ready));
        drop(observed);
        assert_eq!(ended("stream.beyond"), [Some(1), Some(0), Some(0), Some(0)]);
        let items = "stream_items_total{function=\"stream.beyond\",outcome=\"ok\"}";
        assert_eq!(number(items), Some(1));
    }

    #[tokio::test]
    async fn the_first_error_says_the_kind() {
        let items = stream::iter([1, 0, 2, 3]);
        let kinds = |item: &u8| match item {
            0 => Verdict::error("zero"),
            2 => Verdict::error("two"),
            _ => Verdict::OK,
        };
        let mut observed = observe_items(callsite!("stream.kinds"), items, kinds);
        assert_eq!(observed.by_ref().take(3).count().await, 3);
        let first = observed.flow.first_error.as_deref();
        assert_eq!(first, Some(&Verdict::error("zero")));
        assert_eq!(ended("stream.kinds"), [Some(0); 4]);
        drop(observed);
        assert_eq!(ended("stream.kinds"), [Some(0), Some(1), Some(0), Some(0)]);
    }

    #[tokio::test]
    async fn items_have_no_series_before_one_has_passed() {
        let items = "stream_items_total{function=\"stream.lazy\",outcome=\"ok\"}";
        let observed = observe_items(callsite!("stream.lazy"), stream::iter([1]), |_: &u8| {
            Verdict::OK
        });
        assert_eq!(number(items), None);
        assert_eq!(observed.count().await, 1);
        assert_eq!(number(items), Some(1));
    }
}
