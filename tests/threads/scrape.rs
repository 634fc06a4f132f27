//! What a scrape says, and what has to be true of each.

use std::collections::BTreeMap;

use callsight::Telemetry;

/// All series, by name and labels as they are written.
#[derive(Debug, Default)]
pub(crate) struct Scrape(BTreeMap<String, f64>);

impl Scrape {
    /// Every histogram of it has as many values as are in its buckets.
    pub(crate) fn take(telemetry: &Telemetry) -> Self {
        let text = telemetry.render();
        let samples = text.lines().filter(|line| !line.starts_with('#'));
        let scrape = Self(samples.map(sample).collect());
        scrape.check_histograms(&text);
        scrape
    }

    fn check_histograms(&self, text: &str) {
        let mut so_far = 0.0;
        for line in text.lines() {
            let (series, value) = match line.split_once("_bucket{") {
                Some(_) => sample(line),
                None => continue,
            };
            assert!(value >= so_far, "{series} is less than the one before it");
            so_far = value;
            if let Some((bucket, _)) = series.split_once(",le=\"+Inf\"") {
                let count = bucket.replacen("_bucket{", "_count{", 1) + "}";
                assert_eq!(self.0.get(&count), Some(&value), "{count}, and its buckets");
                so_far = 0.0;
            }
        }
    }

    /// The next one, in which nothing is less that only grows.
    pub(crate) fn grew_to(&self, next: &Self) {
        for (series, before) in self.0.iter().filter(|(series, _)| only_grows(series)) {
            let after = next.0.get(series);
            let after = after.unwrap_or_else(|| panic!("{series} is gone"));
            assert!(after >= before, "{series} went from {before} to {after}");
        }
        assert!(next.0.values().all(|value| *value >= 0.0));
    }

    /// The sum of the series of `name` that have all of these labels: counts, all of them.
    pub(crate) fn total(&self, name: &str, labels: &[&str]) -> u64 {
        let of_name = self.0.iter().filter(|(series, _)| {
            let rest = series.strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with('{'))
        });
        of_name
            .filter(|(series, _)| labels.iter().all(|label| series.contains(label)))
            .map(|(series, value)| count(series, *value))
            .sum()
    }

    /// How many calls of `function` ended so.
    pub(crate) fn calls(&self, function: &str, outcome: &str) -> u64 {
        let labels = [
            format!("function=\"{function}\""),
            format!("outcome=\"{outcome}\""),
        ];
        self.total(
            "function_calls_total",
            &labels.each_ref().map(|label| &**label),
        )
    }
}

/// No label in here has a space in it.
fn sample(line: &str) -> (String, f64) {
    let (series, value) = line.split_once(' ').expect("a series and its value");
    (series.to_owned(), value.parse().expect("a number"))
}

fn count(series: &str, value: f64) -> u64 {
    let whole = value.to_string().parse();
    whole.unwrap_or_else(|_| panic!("{series} is {value}, which is no count"))
}

fn only_grows(series: &str) -> bool {
    let name = series.split('{').next().unwrap_or_default();
    let suffixes = ["_total", "_bucket", "_sum", "_count"];
    suffixes.iter().any(|suffix| name.ends_with(suffix))
}
