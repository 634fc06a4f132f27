//! The exporter's text, which is Prometheus' 0.0.4, as `OpenMetrics`.

use std::collections::HashSet;

use super::families::declared;
use crate::registry::canonical;

/// `text` as `OpenMetrics`, with every series under the name that it has in 0.0.4.
pub(super) fn of(text: &str) -> String {
    let families = || text.split_inclusive("\n\n");
    let names: HashSet<_> = families()
        .filter_map(declared)
        .map(|(name, _)| name)
        .collect();
    let mut converted = String::with_capacity(text.len() + text.len() / 8);
    for lines in families() {
        Family::of(lines, &names).write(&mut converted);
    }
    converted
}

struct Family<'a> {
    /// As `OpenMetrics` has it.
    name: &'a str,
    kind: &'a str,
    lines: &'a str,
}

impl<'a> Family<'a> {
    /// `names` are those of all families.
    fn of(lines: &'a str, names: &HashSet<&str>) -> Self {
        let (name, kind) = declared(lines).unwrap_or_default();
        let family = name.strip_suffix("_total");
        // A counter has to end in `_total` there, and nothing else may have the rest of its name.
        // One of which that isn't true keeps its name, and not its type.
        let (name, kind) = match (kind, family.filter(|family| !names.contains(family))) {
            ("counter", Some(family)) => (family, kind),
            ("counter", None) => (name, "unknown"),
            _ => (name, kind),
        };
        Self { name, kind, lines }
    }

    fn write(&self, converted: &mut String) {
        for line in self.lines.lines().filter(|line| !line.is_empty()) {
            if line.starts_with("# TYPE ") {
                push(converted, &["# TYPE ", self.name, " ", self.kind]);
            } else if let Some(help) = line.strip_prefix("# HELP ") {
                let help = help.split_once(' ').map_or("", |(_, help)| help);
                let help = help.replace('"', r#"\""#);
                push(converted, &["# HELP ", self.name, " ", &help]);
            } else {
                self.sample(converted, line);
            }
            converted.push('\n');
        }
    }

    /// The bound of a bucket and the quantile of a summary are the last label of their samples.
    fn sample(&self, converted: &mut String, line: &str) {
        let label = match self.kind {
            "histogram" => "le=\"",
            "summary" => "quantile=\"",
            _ => return converted.push_str(line),
        };
        let found = line.rfind(label).and_then(|start| {
            let (before, number) = line.split_at(start + label.len());
            let (number, after) = number.split_at(number.find('"')?);
            Some((before, canonical(number.parse().ok()?), after))
        });
        match found {
            Some((before, number, after)) => push(converted, &[before, &number, after]),
            None => converted.push_str(line),
        }
    }
}

fn push(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_becomes_one_of_open_metrics() {
        let text = r#"# HELP orders_total The "big" ones.
# TYPE orders_total counter
orders_total{kind="le=\"1"} 2

# TYPE visits counter
visits 3

# TYPE visitors_total counter
visitors_total 4

# TYPE visitors gauge
visitors 1

# TYPE wait histogram
wait_bucket{at="door",le="1"} 0
wait_bucket{at="door",le="+Inf"} 1
wait_sum{at="door"} 7
wait_count{at="door"} 1

# TYPE size summary
size{quantile="0"} 1
size_sum 1
size_count 1

"#;
        let converted = r#"# HELP orders The \"big\" ones.
# TYPE orders counter
orders_total{kind="le=\"1"} 2
# TYPE visits unknown
visits 3
# TYPE visitors_total unknown
visitors_total 4
# TYPE visitors gauge
visitors 1
# TYPE wait histogram
wait_bucket{at="door",le="1.0"} 0
wait_bucket{at="door",le="+Inf"} 1
wait_sum{at="door"} 7
wait_count{at="door"} 1
# TYPE size summary
size{quantile="0.0"} 1
size_sum 1
size_count 1
"#;
        assert_eq!(of(text), converted);
    }
}
