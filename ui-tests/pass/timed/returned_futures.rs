//! A function that returns a future is measured while the future runs, whatever its type is called.

#![deny(warnings)]

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use callsight_ui_tests::{outcomes, total_seconds};
use tokio::time::{sleep, timeout};

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
type Reply<'a> = Boxed<'a, Result<u32, NoBound>>;
struct NoBound;

static PREFIXES: AtomicU32 = AtomicU32::new(0);

#[callsight::timed]
fn unnamed(text: &str) -> impl Future<Output = Result<u32, Box<dyn Error>>> + Send + '_ {
    PREFIXES.fetch_add(1, Ordering::SeqCst);
    async move {
        sleep(Duration::from_millis(30)).await;
        let number = text.parse::<u32>()?;
        Ok(number)
    }
}

#[callsight::timed]
fn boxed(text: &str) -> Pin<Box<dyn Future<Output = Result<u32, Box<dyn Error>>> + '_>> {
    PREFIXES.fetch_add(1, Ordering::SeqCst);
    if text.is_empty() {
        return Box::pin(async { Err("empty".into()) });
    }
    Box::pin(async move {
        sleep(Duration::from_millis(30)).await;
        Ok(text.parse()?)
    })
}

#[callsight::timed]
fn aliased(fail: bool) -> Reply<'static> {
    Box::pin(async move { if fail { Err(NoBound) } else { Ok(1) } })
}

#[callsight::timed]
fn from_a_helper(fail: bool) -> impl Future<Output = Result<u32, NoBound>> {
    aliased(fail)
}

#[callsight::timed]
fn unpinned() -> Box<dyn Future<Output = u8> + Send + Unpin> {
    Box::new(std::future::ready(1))
}

#[callsight::timed]
fn without_move(numbers: &[u32]) -> impl Future<Output = u32> + '_ {
    async { numbers.iter().sum() }
}

trait Job: Future<Output = Result<(), String>> {}
impl<F: Future<Output = Result<(), String>>> Job for F {}

#[callsight::timed]
fn another_trait() -> impl Job {
    async { Err("no".to_owned()) }
}

#[callsight::timed]
fn for_ever() -> impl Future<Output = std::convert::Infallible> + Send {
    async {
        loop {
            sleep(Duration::from_secs(60)).await;
        }
    }
}

#[callsight::timed(measure = "call")]
fn call_alone() -> std::future::Ready<u8> {
    std::future::ready(1)
}

struct Words<'a>(&'a str);

impl Words<'_> {
    #[callsight::timed]
    fn outliving(&self) -> impl Future<Output = usize> + 'static + use<> {
        std::future::ready(self.0.len())
    }
}

trait Store {
    fn get(&self, key: u32) -> impl Future<Output = Option<u32>> + Send;

    #[callsight::timed]
    fn get_twice(&self, key: u32) -> impl Future<Output = Option<u32>> + Send
    where
        Self: Sync,
    {
        async move { Some(self.get(key).await? + self.get(key).await?) }
    }
}

struct Memory;

impl Store for Memory {
    #[callsight::timed]
    async fn get(&self, key: u32) -> Option<u32> {
        Some(key)
    }
}

fn is_send<T: Send>(value: T) -> T {
    value
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    drop((unnamed("7"), boxed("7")));
    assert_eq!(PREFIXES.load(Ordering::SeqCst), 2);
    assert_eq!([outcomes("unnamed"), outcomes("boxed")], [[0; 4]; 2]);

    assert_eq!(is_send(unnamed("7")).await.unwrap(), 7);
    assert!(unnamed("x").await.is_err());
    assert_eq!(boxed("7").await.unwrap(), 7);
    assert!(boxed("").await.is_err());
    for function in ["unnamed", "boxed"] {
        assert_eq!(outcomes(function), [1, 1, 0, 0]);
        assert!(total_seconds(function) >= 0.03);
    }
    assert_eq!(PREFIXES.load(Ordering::SeqCst), 6);

    assert!(is_send(aliased(false)).await.is_ok());
    assert!(from_a_helper(true).await.is_err());
    assert_eq!(outcomes("aliased"), [1, 1, 0, 0]);
    assert_eq!(outcomes("from_a_helper"), [0, 1, 0, 0]);

    assert_eq!(u32::from(unpinned().await) + without_move(&[1, 2]).await, 4);
    assert!(another_trait().await.is_err());
    assert_eq!(outcomes("another_trait"), [0, 1, 0, 0]);

    timeout(Duration::from_millis(1), for_ever())
        .await
        .unwrap_err();
    assert_eq!(outcomes("for_ever"), [0, 0, 1, 0]);

    assert_eq!(Words(&String::from("ab")).outliving().await, 2);
    drop(call_alone());
    assert_eq!(outcomes("call_alone"), [1, 0, 0, 0]);

    assert_eq!(is_send(Memory.get_twice(2)).await, Some(4));
    assert_eq!(outcomes("get"), [2, 0, 0, 0]);
    assert_eq!(outcomes("get_twice"), [1, 0, 0, 0]);
}
