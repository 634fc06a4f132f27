//! Files of one JSON object a line.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::wait::eventually;

/// The complete lines of `path`; a file that is not there yet has none.
pub(crate) fn entries(path: &Path) -> Vec<Value> {
    fs::read_to_string(path)
        .unwrap_or_default()
        .split_inclusive('\n')
        .filter(|line| line.ends_with('\n'))
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// Waits until `path` has `count` lines.
pub(crate) async fn eventually_has(path: &Path, count: usize) -> Vec<Value> {
    let what = format!("{count} lines in {}", path.display());
    eventually(&what, async || {
        Some(entries(path)).filter(|entries| entries.len() >= count)
    })
    .await
}
