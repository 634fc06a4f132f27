//! The page that the tables are written to, between two comments.

use std::fs;
use std::path::Path;

use evidence::Result;

const START: &str = "<!-- written by benches/cost: start -->";
const END: &str = "<!-- written by benches/cost: end -->";

pub(crate) fn write(report: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/performance.md");
    let page = fs::read_to_string(&path)?;
    Ok(fs::write(path, with_report(&page, report)?)?)
}

/// What people wrote before and after it stays.
fn with_report(page: &str, report: &str) -> Result<String> {
    let missing = "the page has no two comments to write between";
    let (before, rest) = page.split_once(START).ok_or(missing)?;
    let (_, after) = rest.split_once(END).ok_or(missing)?;
    Ok(format!(
        "{before}{START}\n\n{}\n\n{END}{after}",
        report.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_comments_changes() {
        let page = format!("# Costs\n\n{START}\nold\n{END}\n\nmore\n");
        let written = with_report(&page, "new\n").expect("it has both comments");
        assert_eq!(
            written,
            format!("# Costs\n\n{START}\n\nnew\n\n{END}\n\nmore\n")
        );
        assert_eq!(
            with_report(&written, "new").expect("it still has them"),
            written
        );
    }

    #[test]
    fn a_page_without_comments_is_left_alone() {
        assert!(with_report("# Costs\n", "new").is_err());
    }
}
