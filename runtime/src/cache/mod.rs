//! Caches: what `#[cached]` keeps its values in, and the metrics of any cache.

mod cached;
mod key;
mod operations;
mod policy;
mod store;

#[doc(hidden)]
pub use self::cached::{cached, cached_async};
#[doc(hidden)]
pub use self::key::{KeyOf, KeyOfOthers, KeyOfOwnable};
pub use self::operations::CacheMetrics;
#[doc(hidden)]
pub use self::policy::{Cached, Policy, PolicyOfFutures, PolicyOfUnkeepable, PolicyOfValues};

pub(crate) use self::operations::{HIT, MISS, OK, Operation, OperationSeries};
pub(crate) use self::store::Stores;
