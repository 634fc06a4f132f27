//! What a function returns decides between ok and error, by its type.

use std::num::ParseIntError;
use std::ops::ControlFlow;

use callsight::timed;

use super::{NONE, Outcomes, outcomes};
use crate::support::telemetry::scrape;

/// An alias without the word `Result` in it.
type Fallible<T> = std::result::Result<T, ParseIntError>;

const ONE_OF_EACH: Outcomes = Outcomes {
    ok: 1,
    error: 1,
    ..NONE
};

#[test]
fn a_function_that_returns_is_one_ok() {
    #[timed(name = "calls.plain")]
    fn plain() -> u32 {
        7
    }

    assert_eq!(plain(), 7);
    assert_eq!(outcomes("calls.plain"), Outcomes { ok: 1, ..NONE });
}

#[test]
fn a_result_behind_an_alias_is_ok_or_error() {
    #[timed(name = "calls.alias")]
    fn alias(text: &str) -> Fallible<u32> {
        text.parse()
    }

    assert!(alias("7").is_ok());
    assert!(alias("seven").is_err());
    assert_eq!(outcomes("calls.alias"), ONE_OF_EACH);
}

#[test]
fn question_mark_and_early_return_are_seen() {
    #[timed(name = "calls.early")]
    fn early(text: &str) -> Result<u32, Box<dyn std::error::Error>> {
        let number: u32 = text.parse()?;
        if number > 9 {
            return Err("too large".into());
        }
        Ok(number)
    }

    assert!(early("7").is_ok());
    assert!(early("seven").is_err());
    assert!(early("10").is_err());
    let expected = Outcomes {
        ok: 1,
        error: 2,
        ..NONE
    };
    assert_eq!(outcomes("calls.early"), expected);
}

#[test]
fn nothing_is_an_ok_answer() {
    #[timed(name = "calls.option")]
    fn option(found: bool) -> Option<u32> {
        found.then_some(7)
    }

    assert_eq!((option(true), option(false)), (Some(7), None));
    assert_eq!(outcomes("calls.option"), Outcomes { ok: 2, ..NONE });
}

#[test]
fn a_result_inside_an_option_is_seen() {
    #[timed(name = "calls.nested")]
    fn nested(text: Option<&str>) -> Option<Fallible<u32>> {
        text.map(str::parse)
    }

    assert!(nested(Some("7")).is_some_and(|number| number.is_ok()));
    assert!(nested(Some("seven")).is_some_and(|number| number.is_err()));
    assert_eq!(outcomes("calls.nested"), ONE_OF_EACH);
}

#[test]
fn breaking_off_is_not_an_error_of_the_function() {
    #[timed(name = "calls.flow")]
    fn flow(stop: bool) -> ControlFlow<u32> {
        if stop {
            ControlFlow::Break(7)
        } else {
            ControlFlow::Continue(())
        }
    }

    assert!(flow(true).is_break());
    assert!(flow(false).is_continue());
    let seen = outcomes("calls.flow");
    assert_eq!((seen.ok + seen.error, seen.panicked), (2, 0));
}

#[test]
fn an_error_needs_no_trait() {
    struct Opaque;

    #[timed(name = "calls.opaque")]
    fn opaque() -> Result<(), Opaque> {
        Err(Opaque)
    }

    assert!(opaque().is_err());
    assert_eq!(outcomes("calls.opaque"), Outcomes { error: 1, ..NONE });
}

struct Till;

impl Till {
    #[timed]
    fn open(&self) -> &Self {
        self
    }
}

#[test]
fn without_a_name_the_whole_path_is_the_label() {
    Till.open().open();

    let path = "promises::outcomes::calls::Till::open";
    assert_eq!(outcomes(path), Outcomes { ok: 2, ..NONE });
}

#[test]
fn an_error_is_counted_under_its_own_kind() {
    struct Declined;

    impl callsight::ErrorKind for Declined {
        fn error_kind(&self) -> &'static str {
            "declined"
        }
    }

    #[callsight::external_api("calls.bank", operation = "charge")]
    fn charge() -> Result<(), Declined> {
        Err(Declined)
    }

    #[callsight::external_api("calls.bank", operation = "refund")]
    fn refund() -> Result<(), String> {
        Err("no money".into())
    }

    assert!(charge().is_err() && refund().is_err());
    let errors = |operation, kind| {
        let labels = [
            ("service", "calls.bank"),
            ("operation", operation),
            ("error_type", kind),
        ];
        scrape().count("external_api_errors_total", &labels)
    };
    assert_eq!(errors("charge", "declined"), 1);
    assert_eq!(errors("refund", "_OTHER"), 1);
}

#[test]
fn every_kind_counts_its_own_outcomes() {
    #[callsight::external_api("calls.post", operation = "send")]
    fn send(text: &str) -> Fallible<u32> {
        text.parse()
    }

    #[callsight::background_job(name = "calls.sweep")]
    fn sweep(text: &str) -> Fallible<u32> {
        text.parse()
    }

    #[callsight::timed_query(system = "sqlite", collection = "calls.shelf", operation = "read")]
    fn read(text: &str) -> Fallible<u32> {
        text.parse()
    }

    for text in ["1", "2", "three"] {
        assert!(send(text).is_ok() == sweep(text).is_ok());
        assert!(read(text).is_ok() == (text != "three"));
    }
    let kinds = [
        ("external_api_requests_total", ("service", "calls.post")),
        ("background_job_runs_total", ("job", "calls.sweep")),
        ("db_queries_total", ("collection", "calls.shelf")),
    ];
    let scrape = scrape();
    for (counter, label) in kinds {
        let of = |outcome| scrape.count(counter, &[label, ("outcome", outcome)]);
        assert_eq!((of("ok"), of("error")), (2, 1), "{counter}");
        assert_eq!((of("cancelled"), of("panicked")), (0, 0), "{counter}");
    }
}
