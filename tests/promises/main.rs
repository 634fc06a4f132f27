//! What callsight promises, a module for each promise.

mod access;
mod bounds;
mod caches;
mod capturing;
mod config;
mod databases;
mod error_types;
mod exact_counts;
mod facade;
mod formats;
mod forwarding;
mod http;
mod labels;
mod ledger;
mod logs;
mod outcomes;
mod profiles;
mod scrape;
mod shop;
mod slow_log;
mod streams;
mod support;
mod vitals;
mod zero_series;
