//! Where `#[cached]` keeps its values: in memory, bounded, each for as long as it is told.

use std::any::{Any, TypeId};
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use crate::callsite::CacheSettings;

/// The values of one cached function.
pub(crate) struct Store<K, V> {
    entries: quick_cache::sync::Cache<K, Entry<V>>,
    settings: CacheSettings,
}

#[derive(Clone)]
struct Entry<V> {
    value: V,
    expires: Option<Instant>,
}

impl<K: Hash + Eq, V: Clone> Store<K, V> {
    fn new(settings: CacheSettings) -> Self {
        Self {
            entries: quick_cache::sync::Cache::new(settings.capacity),
            settings,
        }
    }

    /// The value under `key`, unless it is older than it may be.
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        let entry = self.entries.get(key)?;
        let is_fresh = entry.expires.is_none_or(|expires| Instant::now() < expires);
        is_fresh.then_some(entry.value)
    }

    pub(crate) fn insert(&self, key: K, value: V) {
        let expires = self
            .settings
            .ttl
            .and_then(|ttl| Instant::now().checked_add(ttl));
        self.entries.insert(key, Entry { value, expires });
    }
}

/// The stores of one callsite: one for each instance of its function, since a static can't be
/// generic.
pub(crate) struct Stores(RwLock<Vec<(TypeId, Arc<dyn Any + Send + Sync>)>>);

impl Stores {
    pub(crate) const fn new() -> Self {
        Self(RwLock::new(Vec::new()))
    }

    /// The store of the instance that runs a body of type `B`. No two instances have bodies of
    /// one type, not even where a type parameter is neither in the key nor in the value.
    pub(crate) fn of<B, K, V>(&self, settings: CacheSettings) -> Arc<Store<K, V>>
    where
        K: Hash + Eq + Send + Sync + 'static,
        V: Clone + Send + Sync + 'static,
    {
        let wanted = typeid::of::<(B, Store<K, V>)>();
        if let Some(store) = find(
            &self.0.read().unwrap_or_else(PoisonError::into_inner),
            wanted,
        ) {
            return store;
        }
        let mut stores = self.0.write().unwrap_or_else(PoisonError::into_inner);
        find(&stores, wanted).unwrap_or_else(|| {
            let store = Arc::new(Store::<K, V>::new(settings));
            stores.push((wanted, Arc::clone(&store) as Arc<dyn Any + Send + Sync>));
            store
        })
    }
}

fn find<S: Any + Send + Sync>(
    stores: &[(TypeId, Arc<dyn Any + Send + Sync>)],
    wanted: TypeId,
) -> Option<Arc<S>> {
    let (_, store) = stores.iter().find(|(body, _)| *body == wanted)?;
    Arc::clone(store).downcast().ok()
}

impl fmt::Debug for Stores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stores").finish_non_exhaustive()
    }
}
