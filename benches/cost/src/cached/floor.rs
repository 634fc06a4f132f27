//! What a hit can't do without: the value, cloned.

use std::sync::Arc;

use super::{KEYS, hits, value};
use crate::contender::{Contender, Role};

pub(super) const ALL: &[Contender] = &[Contender::by_hand(
    "floor",
    "**floor**: a clone of the value, by its index",
    Role::Unit,
    || {
        let values: Arc<[String]> = (0..KEYS).map(value).collect();
        let others = Arc::clone(&values);
        Ok(hits(
            move |key| at(&values, key),
            move |key| std::future::ready(at(&others, key)),
        ))
    },
)];

#[inline(never)]
fn at(values: &[String], key: u64) -> String {
    let index = usize::try_from(key).ok();
    let value = index.and_then(|index| values.get(index));
    value.cloned().unwrap_or_default()
}
