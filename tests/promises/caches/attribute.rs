//! `#[cached]`: what is kept, for whom and for how long.

use std::sync::atomic::{AtomicU32, Ordering};

use callsight::cached;

use super::look_ups;
use crate::support::wait::until;

#[test]
fn ten_hits_and_five_misses_are_counted_exactly() {
    #[cached(name = "attribute.squares")]
    fn square(number: u64) -> u64 {
        number * number
    }

    assert_eq!(look_ups("attribute.squares"), (0, 0));
    for round in 0..3 {
        for number in 0..5 {
            assert_eq!(square(number), number * number, "round {round}");
        }
    }
    assert_eq!(look_ups("attribute.squares"), (10, 5));
}

#[tokio::test]
async fn an_async_function_is_cached_too() {
    static RUNS: AtomicU32 = AtomicU32::new(0);

    #[cached(name = "attribute.async")]
    async fn shout(word: &str, times: usize) -> String {
        tokio::task::yield_now().await;
        RUNS.fetch_add(1, Ordering::Relaxed);
        word.to_uppercase().repeat(times)
    }

    for _ in 0..4 {
        assert_eq!(shout("ha", 3).await, "HAHAHA");
    }
    assert_eq!(shout("ha", 2).await, "HAHA");
    assert_eq!(shout("ho", 2).await, "HOHO");
    assert_eq!(RUNS.load(Ordering::Relaxed), 3);
    assert_eq!(look_ups("attribute.async"), (3, 3));
}

#[test]
fn an_error_is_not_kept() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    // Not by its name is a `Result` told from a value.
    type Fallible<T> = Result<T, String>;

    #[cached(name = "attribute.errors")]
    fn third_time_lucky(answer: u8) -> Fallible<u8> {
        match RUNS.fetch_add(1, Ordering::Relaxed) {
            run @ 0..2 => Err(format!("run {run}")),
            _ => Ok(answer),
        }
    }

    assert_eq!(third_time_lucky(7), Err("run 0".into()));
    assert_eq!(third_time_lucky(7), Err("run 1".into()));
    for _ in 0..3 {
        assert_eq!(third_time_lucky(7), Ok(7));
    }
    assert_eq!(look_ups("attribute.errors"), (2, 3));
}

#[tokio::test]
async fn a_value_lives_for_its_ttl() {
    #[cached(name = "attribute.ttl", ttl = "50ms")]
    fn fleeting() -> u32 {
        static RUNS: AtomicU32 = AtomicU32::new(0);
        RUNS.fetch_add(1, Ordering::Relaxed)
    }

    #[cached(name = "attribute.long", ttl = "10h")]
    fn lasting() -> u32 {
        static RUNS: AtomicU32 = AtomicU32::new(0);
        RUNS.fetch_add(1, Ordering::Relaxed)
    }

    assert_eq!((fleeting(), lasting()), (0, 0));
    until("the value to expire", async || fleeting() > 0).await;
    assert_eq!(lasting(), 0);
    assert_eq!(look_ups("attribute.long"), (1, 1));
}

#[test]
fn a_cache_holds_no_more_than_its_capacity() {
    #[cached(name = "attribute.small", capacity = 10)]
    fn identity(number: u32) -> u32 {
        number
    }

    for number in 0..1_000 {
        assert_eq!(identity(number), number);
    }
    assert_eq!(look_ups("attribute.small"), (0, 1_000));
    // Whatever it kept, it is at most ten of them.
    for number in 0..1_000 {
        assert_eq!(identity(number), number);
    }
    let (hits, misses) = look_ups("attribute.small");
    assert_eq!(hits + misses, 2_000);
    assert!(hits <= 10, "{hits} values were kept");
}

#[test]
fn the_key_is_what_the_author_says() {
    struct User {
        id: u32,
        name: &'static str,
    }

    #[cached(name = "attribute.key", key = "user.id")]
    fn greet(user: &User) -> String {
        format!("Hello, {}!", user.name)
    }

    let ann = User { id: 1, name: "Ann" };
    let renamed = User {
        id: 1,
        name: "Anna",
    };
    let bob = User { id: 2, name: "Bob" };
    assert_eq!(greet(&ann), "Hello, Ann!");
    assert_eq!(greet(&renamed), "Hello, Ann!");
    assert_eq!(greet(&bob), "Hello, Bob!");
    assert_eq!(look_ups("attribute.key"), (1, 2));
}

/// Centimetres.
struct Metre(u32);
struct Yard(u32);

impl Metre {
    #[cached(name = "attribute.metre")]
    fn convert(&self, length: u32) -> u32 {
        length * self.0
    }
}

impl Yard {
    #[cached(name = "attribute.yard")]
    fn convert(&self, length: u32) -> u32 {
        length * self.0
    }
}

#[test]
fn methods_of_the_same_name_do_not_share_values() {
    let (metre, yard) = (Metre(100), Yard(91));
    for _ in 0..2 {
        assert_eq!((metre.convert(1), yard.convert(1)), (100, 91));
    }
    assert_eq!(look_ups("attribute.metre"), (1, 1));
    assert_eq!(look_ups("attribute.yard"), (1, 1));
}

#[test]
fn generic_functions_do_not_mix_their_types() {
    #[cached(name = "attribute.generic")]
    fn parse<T: std::str::FromStr + Clone + Send + Sync + 'static>(text: &str) -> Option<T> {
        text.parse().ok()
    }

    for _ in 0..2 {
        assert_eq!(parse::<u32>("7"), Some(7));
        assert_eq!(parse::<String>("7"), Some("7".to_owned()));
        assert_eq!(parse::<bool>("7"), None);
    }
    // What is not there now may be there at the next call, so `None` is not kept.
    assert_eq!(look_ups("attribute.generic"), (2, 4));
}

#[test]
fn many_threads_are_counted_exactly() {
    #[cached(name = "attribute.threads")]
    fn slot(number: u32) -> u32 {
        number % 7
    }

    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..5_000).for_each(|number| assert_eq!(slot(number % 7), number % 7)));
        }
    });
    let (hits, misses) = look_ups("attribute.threads");
    assert_eq!(hits + misses, 40_000);
    assert!(
        (7..=56).contains(&misses),
        "{misses} misses of 7 keys by 8 threads"
    );
}

#[test]
fn a_type_that_is_no_argument_is_part_of_the_key() {
    #[cached(name = "attribute.widths")]
    fn width<T>(count: usize) -> usize {
        count * size_of::<T>()
    }

    for _ in 0..2 {
        assert_eq!((width::<u8>(10), width::<u64>(10)), (10, 80));
    }
    assert_eq!(look_ups("attribute.widths"), (2, 2));
}
