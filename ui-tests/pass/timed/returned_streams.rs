//! A function that returns a stream is measured while the stream runs, and its items are counted.

#![deny(warnings)]

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use callsight_ui_tests::{first_items, items, outcomes, total_seconds};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::time::{sleep, timeout};

type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;
type Rows<'a> = BoxStream<'a, Result<u32, NoBound>>;
struct NoBound;

static PREFIXES: AtomicU32 = AtomicU32::new(0);

#[callsight::timed]
fn parsed(text: &str) -> impl Stream<Item = Result<u32, Box<dyn Error>>> + Send + '_ {
    PREFIXES.fetch_add(1, Ordering::SeqCst);
    stream::iter(text.split(' ')).map(|word| Ok(word.parse()?))
}

#[callsight::timed]
fn unfolded(text: &str) -> impl Stream<Item = Result<u32, Box<dyn Error>>> + '_ {
    stream::unfold(text.split(' '), async |mut words| {
        let word = words.next()?;
        sleep(Duration::from_millis(15)).await;
        let parse = || Ok(word.parse::<u32>()?);
        Some((parse(), words))
    })
}

#[callsight::timed]
fn boxed(text: &str) -> Pin<Box<dyn Stream<Item = Result<u32, Box<dyn Error>>> + '_>> {
    PREFIXES.fetch_add(1, Ordering::SeqCst);
    if text.is_empty() {
        return Box::pin(stream::once(async { Err("empty".into()) }));
    }
    Box::pin(stream::iter(text.split(' ')).map(|word| Ok(word.parse()?)))
}

#[callsight::timed]
fn aliased(rows: u32) -> Rows<'static> {
    stream::iter(0..rows).map(Ok).boxed()
}

#[callsight::timed]
fn from_a_helper() -> impl Stream<Item = Result<u32, NoBound>> {
    aliased(2).chain(stream::once(async { Err(NoBound) }))
}

#[callsight::timed]
fn unpinned() -> Box<dyn Stream<Item = u8> + Send + Unpin> {
    Box::new(stream::iter([1, 2]))
}

trait Feed: Stream<Item = Result<u8, String>> {}
impl<S: Stream<Item = Result<u8, String>>> Feed for S {}

#[callsight::timed(stream)]
fn another_trait() -> impl Feed {
    stream::iter([Ok(1), Err("no".to_owned()), Ok(2)])
}

#[callsight::timed]
fn never_ends() -> impl Stream<Item = u8> + Send {
    stream::iter([1, 2]).chain(stream::pending())
}

#[callsight::timed(stream)]
fn nothing() -> BoxStream<'static, u8> {
    stream::empty().boxed()
}

#[callsight::timed]
fn breaks() -> impl Stream<Item = u8> + Unpin {
    stream::iter([1, 0]).map(|n| match n {
        // Without a word.
        0 => resume_unwind(Box::new("on purpose")),
        n => n,
    })
}

#[callsight::timed(ok_if = |n: &u32| *n < 2)]
fn judged() -> impl Stream<Item = u32> {
    stream::iter(0..4)
}

#[callsight::timed(measure = "call")]
fn call_alone() -> BoxStream<'static, u8> {
    nothing()
}

#[callsight::timed]
fn named(n: u8) -> stream::Iter<std::ops::Range<u8>> {
    stream::iter(0..n)
}

#[callsight::timed]
fn in_a_result(n: u8) -> Result<impl Stream<Item = u8>, String> {
    Ok(named(n))
}

fn is_send<T: Send>(value: T) -> T {
    value
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    drop((parsed("7"), boxed("7")));
    assert_eq!(PREFIXES.load(Ordering::SeqCst), 2);
    assert_eq!([outcomes("parsed"), outcomes("boxed")], [[0; 4]; 2]);
    assert_eq!(first_items("parsed") + first_items("boxed"), 0);

    assert_eq!(is_send(parsed("7 8")).count().await, 2);
    assert_eq!(parsed("7 x 8").count().await, 3);
    assert_eq!(boxed("7 8").count().await, 2);
    assert_eq!(boxed("").count().await, 1);
    for function in ["parsed", "boxed"] {
        assert_eq!(outcomes(function), [1, 1, 0, 0]);
        assert_eq!(first_items(function), 2);
    }
    assert_eq!([items("parsed"), items("boxed")], [[4, 1], [2, 1]]);

    let mut unfolding = Box::pin(unfolded("1 x 3"));
    assert!(unfolding.next().await.is_some_and(|item| item.is_ok()));
    assert!(unfolding.next().await.is_some_and(|item| item.is_err()));
    assert_eq!((outcomes("unfolded"), items("unfolded")), ([0; 4], [1, 1]));
    drop(unfolding);
    assert_eq!(outcomes("unfolded"), [0, 1, 0, 0]);
    assert!(total_seconds("unfolded") >= 0.03);

    assert_eq!(is_send(aliased(3)).count().await, 3);
    assert_eq!(from_a_helper().count().await, 3);
    assert_eq!(
        (outcomes("aliased"), items("aliased")),
        ([2, 0, 0, 0], [5, 0])
    );
    assert_eq!(outcomes("from_a_helper"), [0, 1, 0, 0]);
    assert_eq!(items("from_a_helper"), [2, 1]);

    assert_eq!(unpinned().count().await + another_trait().count().await, 5);
    assert_eq!(outcomes("another_trait"), [0, 1, 0, 0]);
    assert_eq!(items("another_trait"), [2, 1]);

    let running = timeout(Duration::from_millis(1), never_ends().count());
    running.await.unwrap_err();
    assert_eq!(outcomes("never_ends"), [0, 0, 1, 0]);
    assert_eq!(items("never_ends"), [2, 0]);

    assert_eq!(nothing().count().await, 0);
    assert_eq!(
        (outcomes("nothing"), first_items("nothing")),
        ([1, 0, 0, 0], 0)
    );

    let mut breaking = breaks();
    assert_eq!(breaking.next().await, Some(1));
    let cx = &mut std::task::Context::from_waker(std::task::Waker::noop());
    assert!(catch_unwind(AssertUnwindSafe(|| breaking.poll_next_unpin(cx))).is_err());
    assert_eq!(outcomes("breaks"), [0, 0, 0, 1]);
    assert_eq!(breaking.next().await, None);
    drop(breaking);
    assert_eq!(
        (outcomes("breaks"), items("breaks")),
        ([0, 0, 0, 1], [1, 0])
    );

    assert_eq!(judged().count().await, 4);
    assert_eq!(
        (outcomes("judged"), items("judged")),
        ([0, 1, 0, 0], [2, 2])
    );

    drop(call_alone());
    assert_eq!(
        (outcomes("call_alone"), outcomes("nothing")),
        ([1, 0, 0, 0], [1, 0, 0, 0])
    );
    assert_eq!(in_a_result(2).unwrap().count().await, 2);
    assert_eq!(
        [outcomes("named"), outcomes("in_a_result")],
        [[1, 0, 0, 0]; 2]
    );
    assert_eq!([items("named"), items("in_a_result")], [[0, 0]; 2]);
}
