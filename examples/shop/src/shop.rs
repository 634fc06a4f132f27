//! What a request needs; what it does with it is in `shelf`, `checkout` and `assistant`.

use std::sync::Arc;

use crate::cache::RedisCache;
use crate::services::Services;
use crate::store::Store;

/// The shop, cloned for each request.
#[derive(Debug, Clone)]
pub(crate) struct Shop {
    pub(crate) store: Store,
    pub(crate) services: Services,
    /// Without one, products are remembered in this process.
    pub(crate) redis: Option<Arc<RedisCache>>,
}
