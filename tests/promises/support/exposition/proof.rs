//! The reader refuses what Prometheus refuses, and what no correct client sends.

use super::Scrape;

const VALID: &str = "\
# HELP seconds How long.
# TYPE seconds histogram
seconds_bucket{path=\"a\\\"b\\\\c\\n\",le=\"0.1\"} 1
seconds_bucket{path=\"a\\\"b\\\\c\\n\",le=\"+Inf\"} 3
seconds_sum{path=\"a\\\"b\\\\c\\n\"} 4.5
seconds_count{path=\"a\\\"b\\\\c\\n\"} 3
# HELP calls_total How many.
# TYPE calls_total counter
calls_total{outcome=\"ok\"} 2
calls_total{outcome=\"error\"} 5
";

#[test]
fn a_valid_scrape_is_read_to_the_number() {
    let scrape = Scrape::of(VALID);

    let path = ("path", "a\"b\\c\n");
    assert_eq!(scrape.count("calls_total", &[("outcome", "ok")]), 2);
    assert_eq!(scrape.count("calls_total", &[]), 7);
    assert_eq!(scrape.count("seconds_bucket", &[path, ("le", "0.1")]), 1);
    assert!((scrape.total("seconds_sum", &[path]) - 4.5).abs() < f64::EPSILON);
    assert_eq!(scrape.find("calls_total", &[("outcome", "panicked")]), None);
}

#[test]
fn every_broken_rule_is_refused() {
    let broken = [
        (
            "calls_total{outcome=\"ok\"} 2",
            "calls_total 2 1699",
            "not a number",
        ),
        ("outcome=\"error\"} 5", "outcome=\"ok\"} 5", "second time"),
        (
            "outcome=\"error\"} 5",
            "outcome=\"error\"} -5",
            "cannot have counted",
        ),
        (
            "outcome=\"error\"} 5",
            "outcome=\"error\"} inf",
            "not a number",
        ),
        ("{outcome=\"error\"}", "{out-come=\"error\"}", "not a name"),
        ("{outcome=\"error\"}", "{outcome=\"error}", "without an end"),
        (
            "# TYPE calls_total counter\n",
            "# TYPE calls_total counter\n# HELP calls_total\n",
            "HELP without",
        ),
        (
            "# HELP calls_total How many.\n",
            "# HELP seconds How many.\n",
            "HELP for the second",
        ),
        (
            "# TYPE calls_total counter\n",
            "",
            "not a sample of `seconds`",
        ),
        ("calls_total counter", "seconds counter", "second time"),
        ("calls_total counter", "calls_total number", "not a type"),
        ("le=\"+Inf\"} 3", "le=\"+Inf\"} 2", "_count 3"),
        ("le=\"0.1\"} 1", "le=\"0.1\"} 9", "but 9 in"),
        ("le=\"+Inf\"} 3", "le=\"5\"} 3", "not +Inf"),
        ("} 4.5", "} -1", "a sum of"),
        ("outcome=\"error\"} 5\n", "outcome=\"error\"} 5", "no end"),
    ];
    for (part, instead, said) in broken {
        let text = VALID.replacen(part, instead, 1);
        assert_ne!(text, VALID, "{part} is not in the sample");

        let wrong = Scrape::parse(&text).expect_err(instead);
        assert!(wrong.contains(said), "{instead}: {wrong}");
    }
}
