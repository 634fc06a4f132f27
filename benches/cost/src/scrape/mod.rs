//! One scrape of 10,000 histograms, each of which has recorded once since the last.

mod callsight;
mod client;
mod exporter;
mod tikv;

use crate::contender::Contender;
use crate::load::{Load, Loads};

const SERIES: u64 = 10_000;

/// In the order of the table.
pub(crate) fn contenders() -> Vec<&'static Contender> {
    [callsight::ALL, client::ALL, tikv::ALL, exporter::ALL]
        .into_iter()
        .flatten()
        .collect()
}

/// `record` is called with each series, then `render` is measured.
fn scraped(
    record: impl Fn(u64) + Send + Sync + 'static,
    render: impl Fn() -> String + Send + Sync + 'static,
) -> Loads {
    let record_all = move || (0..SERIES).for_each(&record);
    record_all();
    Loads {
        text: Some(render()),
        sync: Some(Load::calls(move |_| render()).after(record_all)),
        ..Loads::default()
    }
}

/// What a contender has instead that is handed a handle for each series.
fn scraped_by_handle<H: Send + Sync + 'static>(
    handle: impl Fn(String) -> H,
    observe: impl Fn(&H, f64) + Send + Sync + 'static,
    render: impl Fn() -> String + Send + Sync + 'static,
) -> Loads {
    let handles: Vec<_> = (0..SERIES).map(|n| handle(n.to_string())).collect();
    let record = move |n: u64| {
        let handle = usize::try_from(n).ok().and_then(|n| handles.get(n));
        observe(handle.expect("there is a handle for each series"), 0.003);
    };
    scraped(record, render)
}

/// The labels that ours have too, so that all lines are about as long.
const LABELS: [&str; 3] = ["function", "outcome", "item"];
const FUNCTION: &str = "cost::scrape::callsight::call";
const OUTCOME: &str = "ok";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_contender_writes_all_histograms() {
        for contender in contenders() {
            let loads = (contender.start)().expect("it starts");
            let text = loads.text.expect("it writes");
            let is_last = |line: &&str| line.contains("le=\"+Inf\"") && line.contains("item=\"");
            let histograms = text.lines().filter(is_last).count();
            assert_eq!(histograms, 10_000, "{}", contender.name);
        }
    }
}
