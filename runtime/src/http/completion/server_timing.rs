//! The header `Server-Timing`: what was done for a response until its head was sent.

use std::fmt::Write;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::clock::millis;
use crate::ledger::{Ledger, Page};

const HEADER: HeaderName = HeaderName::from_static("server-timing");

/// Beside what the program says itself in headers of this name.
pub(super) fn append(ledger: &Ledger, nanos: u64, headers: &mut HeaderMap) {
    let mut text = format!("total;dur={}", millis(nanos));
    ledger.read(|page| add(&mut text, page));
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(HEADER, value);
    }
}

/// Writing to a string does not fail.
fn add(text: &mut String, page: &Page) {
    let Page {
        queries,
        external,
        lookups,
        ..
    } = page;
    let kinds = [
        ("db", queries, ["query", "queries"]),
        ("ext", external, ["call", "calls"]),
    ];
    for (name, calls, words) in kinds.into_iter().filter(|kind| kind.1.count > 0) {
        let (time, count) = (millis(calls.nanos), calls.count);
        let word = words[usize::from(count > 1)];
        let _ = write!(text, ", {name};dur={time};desc=\"{count} {word}\"");
    }
    if let Some(nanos) = page.pool_wait_nanos {
        let _ = write!(text, ", pool;dur={}", millis(nanos));
    }
    if lookups.count() > 0 {
        let (hits, all) = (lookups.hits, lookups.count());
        let _ = write!(text, ", cache;desc=\"{hits} of {all} hit\"");
    }
}
