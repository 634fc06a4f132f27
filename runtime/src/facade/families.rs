//! Which families of the exporter's text may stand in one scrape beside ours.

use std::collections::HashSet;

use super::recorder::Refusals;

/// `text` without the families that have no name, or one that another family has or writes:
/// Prometheus would refuse the whole scrape for any of them.
pub(super) fn admissible(text: &str, refusals: &Refusals) -> String {
    let mut served = HashSet::new();
    let mut admitted = String::with_capacity(text.len());
    for family in text.split_inclusive("\n\n") {
        let (name, kind) = declared(family).unwrap_or_default();
        let written = names_written(name, kind);
        let is_free = |name: &String| !served.contains(name) && !refusals.is_ours(name);
        if is_valid(name) && written.iter().all(is_free) {
            served.extend(written);
            admitted.push_str(family);
        } else {
            refusals.refuse(name);
        }
    }
    admitted
}

/// Name and type, as the family's `# TYPE` line has them.
pub(super) fn declared(family: &str) -> Option<(&str, &str)> {
    let line = family
        .lines()
        .find_map(|line| line.strip_prefix("# TYPE "))?;
    line.rsplit_once(' ')
}

/// The names that the samples of a family have.
fn names_written(name: &str, kind: &str) -> Vec<String> {
    let suffixes: &[&str] = match kind {
        "histogram" => &["", "_bucket", "_sum", "_count"],
        "summary" => &["", "_sum", "_count"],
        _ => &[""],
    };
    suffixes
        .iter()
        .map(|suffix| format!("{name}{suffix}"))
        .collect()
}

fn is_valid(name: &str) -> bool {
    let is_start = |c: char| c.is_ascii_alphabetic() || c == '_' || c == ':';
    name.starts_with(is_start) && name.chars().all(|c| is_start(c) || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Registry, Spelling};

    #[test]
    fn a_family_that_would_spoil_the_scrape_is_left_out_and_counted() {
        let registry = Registry::new();
        let refusals = Refusals::new(&registry, &Spelling::default());
        let kept = "# TYPE orders counter\norders 1\n\n# TYPE lat histogram\nlat_bucket{le=\"+Inf\"} 1\n\n";
        let spoiling = "# TYPE  counter\n 1\n\n# TYPE orders gauge\norders 2\n\n# TYPE lat_count counter\nlat_count 3\n\n# TYPE app_info gauge\napp_info 1\n\n";
        assert_eq!(admissible(&format!("{kept}{spoiling}"), &refusals), kept);
        assert!(
            registry
                .render()
                .contains("callsight_facade_refused_total 4")
        );
    }
}
