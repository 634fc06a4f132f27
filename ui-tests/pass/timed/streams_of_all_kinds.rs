//! Returned streams of traits and generic types, stacked, tracked, fused, and of every box.

#![deny(warnings)]

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

use callsight_ui_tests::{items, outcomes};
use futures_util::future::{self, FusedFuture};
use futures_util::stream::{self, BoxStream, FusedStream, LocalBoxStream, Stream, StreamExt};

trait Store {
    fn keys(&self) -> BoxStream<'_, u32>;

    fn values(&self) -> impl Stream<Item = Option<u32>> + Send;

    #[callsight::timed(stream)]
    fn both(&self) -> BoxStream<'_, (u32, Option<u32>)>
    where
        Self: Sync,
    {
        self.keys().zip(self.values()).boxed()
    }
}

struct Memory(Vec<u32>);

#[callsight::timed(stream)]
impl Store for Memory {
    fn keys(&self) -> BoxStream<'_, u32> {
        stream::iter(self.0.iter().copied()).boxed()
    }

    fn values(&self) -> impl Stream<Item = Option<u32>> + Send {
        stream::iter(&self.0).map(|key| key.checked_sub(1))
    }
}

#[callsight::timed]
fn shared<'a, T: Clone + Send + Sync>(
    value: &'a T,
) -> Pin<Box<dyn Stream<Item = T> + Send + Sync + 'a>> {
    Box::pin(stream::iter([value.clone()]))
}

#[callsight::timed]
fn borrowed<'a>(text: &'a str) -> LocalBoxStream<'a, &'a str> {
    stream::iter(text.split(' ')).boxed_local()
}

#[callsight::background_job(name = "stacked_job")]
#[callsight::timed]
fn stacked<S>(inner: S) -> impl Stream<Item = Result<u8, String>> + Send
where
    S: Stream<Item = u8> + Send,
{
    inner.map(|n| Err(n.to_string()))
}

#[callsight::timed_query(operation = "rows", stream)]
fn rows(n: u32) -> impl Stream<Item = Result<Vec<u32>, String>> {
    stream::iter([Ok(vec![n; 3])])
}

#[callsight::external_api("feed", stream)]
fn events() -> BoxStream<'static, Result<u8, std::io::Error>> {
    stream::iter([Err(std::io::ErrorKind::TimedOut.into())]).boxed()
}

#[callsight::timed(labels(is_long = is_long), stream)]
fn labelled(is_long: bool) -> BoxStream<'static, u8> {
    stream::iter([1, 2]).take(1 + usize::from(is_long)).boxed()
}

#[track_caller]
#[callsight::timed]
fn tracked(text: &str) -> impl Stream<Item = Result<u32, String>> {
    let line = Location::caller().line();
    let number = text.parse::<u32>().map_err(|error| error.to_string());
    stream::iter([number, Ok(line)])
}

#[callsight::timed(stream)]
#[track_caller]
fn tracked_box(early: bool) -> BoxStream<'static, u32> {
    if early {
        return stream::empty().boxed();
    }
    let line = Location::caller().line();
    stream::once(async move { line }).boxed()
}

#[callsight::timed]
fn fused() -> impl FusedStream<Item = u8> + Unpin {
    stream::iter([1]).fuse()
}

#[callsight::timed]
fn spelled_fused() -> impl Stream<Item = u8> + FusedStream + Unpin {
    stream::iter([1]).fuse()
}

#[callsight::timed]
fn fused_future() -> impl Future<Output = u8> + FusedFuture + Unpin {
    future::ready(1)
}

/// What is both is a future.
struct Both;

impl Future for Both {
    type Output = Result<(), ()>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(Err(()))
    }
}

impl Stream for Both {
    type Item = u8;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u8>> {
        Poll::Ready(None)
    }
}

trait Job: Future<Output = Result<(), ()>> {}
impl<F: Future<Output = Result<(), ()>>> Job for F {}

#[callsight::timed]
fn both_at_once() -> impl Job {
    Both
}

/// Somebody else's trait of the same name is no stream of ours.
mod river {
    pub(crate) trait Stream {
        fn flows(&self) -> bool;
    }

    impl Stream for u8 {
        fn flows(&self) -> bool {
            *self > 0
        }
    }

    #[callsight::timed]
    pub(crate) fn unnamed() -> impl Stream {
        1
    }

    #[callsight::timed]
    pub(crate) fn unboxed() -> Box<dyn Stream> {
        Box::new(0)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let memory = Memory(vec![0, 1, 2]);
    assert_eq!(
        tokio::spawn(async move { memory.both().count().await })
            .await
            .unwrap(),
        3
    );
    for function in ["keys", "values", "both"] {
        assert_eq!(items(function), [3, 0]);
    }
    // It asks the shorter one first, and never learns that the other has ended.
    assert_eq!([outcomes("both"), outcomes("keys")], [[1, 0, 0, 0]; 2]);

    assert_eq!(shared(&String::from("b")).collect::<Vec<_>>().await, ["b"]);
    assert_eq!(borrowed("a b").collect::<Vec<_>>().await, ["a", "b"]);
    assert_eq!(shared(&1).size_hint(), (1, Some(1)));
    assert_eq!(stacked(stream::iter([1, 2])).size_hint(), (2, Some(2)));
    assert_eq!(stacked(stream::iter([1, 2])).count().await, 2);
    assert_eq!(
        [outcomes("stacked"), outcomes("stacked_job")],
        [[0, 1, 0, 0]; 2]
    );
    assert_eq!(items("stacked"), [0, 2]);
    assert_eq!(items("stacked_job"), [0, 2]);

    assert_eq!(rows(1).count().await + events().count().await, 2);
    assert_eq!((outcomes("rows"), items("rows")), ([1, 0, 0, 0], [1, 0]));
    assert_eq!(
        (outcomes("events"), items("events")),
        ([0, 1, 0, 0], [0, 1])
    );

    assert_eq!(labelled(true).chain(labelled(false)).count().await, 3);
    assert_eq!(outcomes("labelled"), [2, 0, 0, 0]);
    assert_eq!(items("labelled"), [3, 0]);

    let line = line!() + 1;
    assert_eq!(tracked("7").collect::<Vec<_>>().await, [Ok(7), Ok(line)]);
    assert_eq!(
        (outcomes("tracked"), items("tracked")),
        ([1, 0, 0, 0], [2, 0])
    );
    let line = line!() + 1;
    assert_eq!(tracked_box(false).collect::<Vec<_>>().await, [line]);
    assert_eq!(tracked_box(true).count().await, 0);
    assert_eq!(
        (outcomes("tracked_box"), items("tracked_box")),
        ([2, 0, 0, 0], [1, 0])
    );

    let (mut one, mut other) = (fused(), spelled_fused());
    assert!(!one.is_terminated() && !other.is_terminated());
    assert_eq!((one.next().await, one.next().await), (Some(1), None));
    assert_eq!((other.next().await, other.next().await), (Some(1), None));
    assert!(one.is_terminated() && other.is_terminated());
    let mut future = fused_future();
    assert_eq!((&mut future).await, 1);
    assert!(future.is_terminated());

    assert!(both_at_once().await.is_err());
    assert_eq!(outcomes("both_at_once"), [0, 1, 0, 0]);

    use river::Stream as _;
    assert!(river::unnamed().flows() && !river::unboxed().flows());
    assert_eq!(
        [outcomes("unnamed"), outcomes("unboxed")],
        [[1, 0, 0, 0]; 2]
    );
}
