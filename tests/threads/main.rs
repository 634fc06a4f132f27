//! Thousands of threads that call annotated functions while others scrape.
//!
//! `scripts/test threads` runs this as it is, and `scripts/test sanitizer` under `ThreadSanitizer`.

mod exact;
mod functions;
mod memory;
mod order;
mod scrape;

use std::env;
use std::sync::Arc;

use callsight::Telemetry;

fn main() {
    if env::args().any(|argument| argument == "unordered") {
        return order::unordered();
    }
    let telemetry = Telemetry::builder("threads").install();
    let telemetry = Arc::new(telemetry.expect("nothing else is installed"));
    order::what_is_counted_was_done_before(&telemetry);
    exact::every_call_is_counted_once(&telemetry);
    memory::threads_that_ended_keep_nothing();
}
