//! Arguments are captured before the body takes them, wherever they are bound, and nothing else changes.

#![deny(warnings)]

use std::fmt;
use std::panic::Location;

struct Id(u64);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[callsight::timed(slow = "1s", capture(id = safe, name = hash, statement = sql, token = never))]
fn taken(id: Id, mut name: String, statement: &str, token: &str) -> String {
    name.push_str(statement);
    drop(id);
    name + token
}

#[callsight::timed_query(capture(name = hash, a = safe))]
async fn asynchronous<T: fmt::Display + Send>(name: T, (a, b): (u8, u8)) -> Result<String, u8> {
    tokio::task::yield_now().await;
    if a == b { Err(a) } else { Ok(name.to_string()) }
}

struct Shop;

impl Shop {
    #[callsight::timed(capture(r#type = safe))]
    fn count(&self, r#type: &str) -> usize {
        r#type.len()
    }

    #[callsight::timed(capture(id = safe))]
    fn named(self, id: u8) -> Id {
        let Self = self;
        Id(id.into())
    }

    #[callsight::timed(capture(id = safe))]
    #[track_caller]
    fn tracked(&self, id: u8) -> (u8, u32) {
        (id, Location::caller().line())
    }

    #[callsight::timed(capture(step = safe))]
    fn callable(&self, step: u8) -> impl Fn(u8) -> u8 {
        move |from| from + step
    }
}

trait Store {
    fn get(&self, id: u64) -> Option<u64>;
}

impl Store for Shop {
    #[callsight::timed(capture(id = safe))]
    fn get(&self, id: u64) -> Option<u64> {
        Some(id)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(taken(Id(1), "a".to_owned(), "b", "c"), "abc");
    assert_eq!(asynchronous("x", (1, 2)).await.as_deref(), Ok("x"));
    assert_eq!(asynchronous(7, (1, 1)).await, Err(1));
    assert_eq!(Shop.count("abc"), 3);
    assert_eq!(Shop.named(7).0, 7);
    assert_eq!(Shop.tracked(7), (7, line!()));
    assert_eq!(Shop.callable(7)(1), 8);
    assert_eq!(Shop.get(3), Some(3));
}
