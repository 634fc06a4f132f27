//! What an author says of how a call ended: `ok_if`, `error_if` and `error_kind`.

use crate::fallible::Fallible;
use crate::names::value;
use crate::outcome::{Outcome, Verdict};

/// `ok_if`: the call was right exactly if `is_ok` says so.
pub fn ok_if<R>(
    returned: &R,
    is_ok: impl Fn(&R) -> bool,
    classify: impl Fn(&R) -> Verdict,
) -> Verdict {
    let verdict = classify(returned);
    judged(verdict, !is_ok(returned))
}

/// `error_if`: the call failed exactly if `is_error` says so.
pub fn error_if<R>(
    returned: &R,
    is_error: impl Fn(&R) -> bool,
    classify: impl Fn(&R) -> Verdict,
) -> Verdict {
    let verdict = classify(returned);
    judged(verdict, is_error(returned))
}

/// What else the type told, the kind of the error or the number of rows, still holds.
fn judged(verdict: Verdict, is_error: bool) -> Verdict {
    if !is_error {
        return Verdict {
            outcome: Outcome::Ok,
            error_type: None,
            ..verdict
        };
    }
    Verdict {
        outcome: Outcome::Error,
        error_type: verdict.error_type.or(Some(value::OTHER)),
        ..verdict
    }
}

/// `error_kind = ".."`: every error is of this kind.
pub fn one_kind<R>(returned: &R, kind: &'static str, classify: impl Fn(&R) -> Verdict) -> Verdict {
    of_kind(classify(returned), Some(kind))
}

/// `error_kind = ..`: the error says its kind to `kind`.
pub fn kind_by<R: Fallible>(
    returned: &R,
    kind: impl Fn(&R::Error) -> &'static str,
    classify: impl Fn(&R) -> Verdict,
) -> Verdict {
    of_kind(classify(returned), returned.error().map(kind))
}

fn of_kind(verdict: Verdict, kind: Option<&'static str>) -> Verdict {
    match (verdict.outcome, kind) {
        (Outcome::Error, Some(kind)) => Verdict {
            error_type: Some(kind),
            ..verdict
        },
        _ => verdict,
    }
}
