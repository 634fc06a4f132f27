//! hotpath, asked by the report that it writes at the end.

use std::sync::{LazyLock, Mutex, PoisonError};
use std::{env, fs, process};

use hotpath::{Format, HotpathGuard, HotpathGuardBuilder};
use probe::Recorded;
use serde_json::Value;

static GUARD: Mutex<Option<Guard>> = Mutex::new(None);

struct Guard(#[allow(dead_code, reason = "its drop is what writes the report")] HotpathGuard);

static REPORT: LazyLock<Value> = LazyLock::new(|| {
    drop(GUARD.lock().unwrap_or_else(PoisonError::into_inner).take());
    let report = fs::read_to_string(path()).expect("a report");
    serde_json::from_str(&report).expect("a report in JSON")
});

fn path() -> std::path::PathBuf {
    env::temp_dir().join(format!("matrix-hotpath-{}.json", process::id()))
}

/// Starts to record.
pub fn recording() {
    let guard = HotpathGuardBuilder::new("matrix")
        .format(Format::Json)
        .output_path(path())
        .functions_limit(0)
        .build();
    *GUARD.lock().unwrap_or_else(PoisonError::into_inner) = Some(Guard(guard));
}

/// What the report says of a function, once nothing more is to be recorded.
#[must_use]
pub fn recorded(function: &str) -> Recorded {
    let functions = REPORT["functions_timing"]["data"].as_array();
    let of_function: Vec<_> = functions
        .into_iter()
        .flatten()
        .filter(|row| is_of(row, function))
        .collect();
    let calls = of_function
        .iter()
        .filter_map(|row| row["calls"].as_u64())
        .sum();
    let seconds = of_function
        .iter()
        .filter_map(|row| seconds(row["total"].as_str()?))
        .sum();
    Recorded {
        calls: Some(calls),
        seconds: Some(seconds),
        ..Recorded::default()
    }
}

fn is_of(row: &Value, function: &str) -> bool {
    row["name"]
        .as_str()
        .is_some_and(|name| probe::is_of(name, function))
}

/// Of `10.16 ms`.
fn seconds(written: &str) -> Option<f64> {
    let (number, unit) = written.split_once(' ')?;
    let unit = match unit {
        "s" => 1.0,
        "ms" => 1e-3,
        "µs" | "us" => 1e-6,
        "ns" => 1e-9,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * unit)
}
