//! A cache of the user's own, instrumented by hand.

use callsight::cache::CacheMetrics;

use super::{look_ups, operations};
use crate::support::telemetry::{installed, scrape};

type Answer<T> = Result<T, std::io::Error>;

fn down<T>() -> Answer<T> {
    Err(std::io::ErrorKind::ConnectionRefused.into())
}

#[tokio::test]
async fn every_operation_is_counted_by_what_came_of_it() {
    installed();
    let cache = CacheMetrics::named("service.basket");

    let hit = cache.get(async { Answer::Ok(Some(7)) }).await;
    assert_eq!(hit.expect("an answer"), Some(7));
    for _ in 0..3 {
        let miss = cache.get(async { Answer::Ok(None::<u8>) }).await;
        assert!(miss.expect("an answer").is_none());
    }
    assert!(cache.get(async { down::<Option<u8>>() }).await.is_err());
    assert!(cache.set(async { Answer::Ok(()) }).await.is_ok());
    assert!(cache.set(async { down::<()>() }).await.is_err());
    assert!(cache.delete(async { Answer::Ok(1) }).await.is_ok());
    assert!(cache.delete(async { down::<u8>() }).await.is_err());

    // An error is no look-up: it says nothing of what the cache holds.
    assert_eq!(look_ups("service.basket"), (1, 3));
    let scrape = scrape();
    let of = |operation, result| operations(&scrape, "service.basket", operation, result);
    assert_eq!(of("get", "error"), 1);
    assert_eq!((of("set", "ok"), of("set", "error")), (1, 1));
    assert_eq!((of("delete", "ok"), of("delete", "error")), (1, 1));
}

#[tokio::test]
async fn a_ratio_is_absent_until_there_is_one() {
    installed();
    let cache = CacheMetrics::named("service.unused");
    assert!(cache.set(async { Answer::Ok(()) }).await.is_ok());

    assert_eq!(look_ups("service.unused"), (0, 0));
    let labels = [("cache", "service.unused")];
    assert_eq!(scrape().find("cache_hit_ratio", &labels), None);
}

#[tokio::test]
async fn whatever_a_cache_is_called_the_scrape_stays_valid() {
    installed();
    let name = "service.\"odd\" {name},\\\nin two lines";
    let cache = CacheMetrics::named(name);
    let hit = cache.get(async { Answer::Ok(Some(7)) }).await;

    assert!(hit.is_ok());
    assert_eq!(look_ups(name), (1, 0));
}
