//! How a call ended, told by the type of what it returned.
//!
//! The classification is a method call on references to a wrapper around the returned value. It is
//! there for two references to something whose error has a kind, for one reference to something
//! that has an error, and for every wrapper. The compiler takes references off until it fits, so the
//! most telling one wins, an alias of `Result` is a `Result`, and a struct that happens to be
//! called `Result` is not.

use std::fmt;

use crate::fallible::Fallible;
use crate::names::value;

/// How a call ended: exactly one of these for every call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// It returned, and what it returned is no error.
    Ok,
    /// It returned an error.
    Error,
    /// Its future was dropped before it was done.
    Cancelled,
    /// It unwound.
    Panicked,
}

impl Outcome {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Error, Self::Cancelled, Self::Panicked];

    /// As the label `outcome` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Error => "error",
            Self::Cancelled => "cancelled",
            Self::Panicked => "panicked",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Names the kinds of an error for the label `error_type`.
///
/// There should be few: a kind is a series. What went wrong in detail belongs in a log.
///
/// ```
/// use callsight::ErrorKind;
///
/// #[derive(ErrorKind)]
/// enum PaymentError {
///     Declined,
///     #[error_kind("no_network")]
///     Unreachable,
///     #[error_kind(transparent)]
///     Io(std::io::Error),
/// }
///
/// assert_eq!(PaymentError::Declined.error_kind(), "declined");
/// assert_eq!(PaymentError::Unreachable.error_kind(), "no_network");
/// let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
/// assert_eq!(PaymentError::Io(refused).error_kind(), "connect");
/// ```
///
/// It is built in for `std::io::Error` and, behind the feature of that name, for the errors of
/// `sqlx`, `reqwest` and `redis`, and for `tokio`'s timeouts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say of what kind it is; write `#[derive(callsight::ErrorKind)]` on \
               it, or implement `callsight::ErrorKind`",
    label = "this has no kind"
)]
pub trait ErrorKind {
    /// The kind of this error, such as `timeout`.
    fn error_kind(&self) -> &'static str;
}

impl<E: ErrorKind + ?Sized> ErrorKind for &E {
    fn error_kind(&self) -> &'static str {
        (**self).error_kind()
    }
}

impl<E: ErrorKind + ?Sized> ErrorKind for Box<E> {
    fn error_kind(&self) -> &'static str {
        (**self).error_kind()
    }
}

/// What one returned value says about its call.
/// `Copy`, since the compiler makes code to drop whatever is not, in each annotated function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    pub(crate) outcome: Outcome,
    /// The label `error_type`, of errors only.
    pub(crate) error_type: Option<&'static str>,
    /// How many rows a query returned, where the type tells.
    pub(crate) rows: Option<u64>,
}

impl Verdict {
    /// The verdict on a call that returned nothing to look at.
    pub(crate) const fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            error_type: None,
            rows: None,
        }
    }

    /// The verdict on a call that returned an error of this kind.
    #[must_use]
    pub const fn error(kind: &'static str) -> Self {
        Self {
            outcome: Outcome::Error,
            error_type: Some(kind),
            rows: None,
        }
    }

    /// The verdict on a call that returned no error.
    pub const OK: Self = Self::of(Outcome::Ok);

    /// The same, with the number of rows that the call returned.
    #[must_use]
    pub const fn with_rows(mut self, rows: Option<u64>) -> Self {
        self.rows = rows;
        self
    }
}

/// A returned value, to be asked for its [`Verdict`].
#[derive(Debug)]
pub struct Returned<'a, R: ?Sized>(pub &'a R);

/// Told by the references that are taken off until it fits: the most telling one first.
///
/// Three references are nobody's: who asks from there on asks what has no result in a result, since
/// one reference is added before another is taken off.
pub trait Classify {
    /// The verdict.
    fn callsight_verdict(&self) -> Verdict;
}

/// A `Result` of something that holds a result, such as that of a task or of a timeout. It failed if
/// either did; the kinds of both are known.
impl<I, E> Classify for &&&&&&&Returned<'_, Result<I, E>>
where
    I: Fallible<Error: ErrorKind>,
    E: ErrorKind,
{
    fn callsight_verdict(&self) -> Verdict {
        self.0.as_ref().map_or_else(of_kind, of_known)
    }
}

/// That of the outer one is.
impl<I: Fallible, E: ErrorKind> Classify for &&&&&&Returned<'_, Result<I, E>> {
    fn callsight_verdict(&self) -> Verdict {
        self.0.as_ref().map_or_else(of_kind, of_unknown)
    }
}

/// That of the inner one is.
impl<I: Fallible<Error: ErrorKind>, E> Classify for &&&&&Returned<'_, Result<I, E>> {
    fn callsight_verdict(&self) -> Verdict {
        self.0.as_ref().map_or_else(|_| error_if(true), of_known)
    }
}

/// Neither is.
impl<I: Fallible, E> Classify for &&&&Returned<'_, Result<I, E>> {
    fn callsight_verdict(&self) -> Verdict {
        self.0.as_ref().map_or_else(|_| error_if(true), of_unknown)
    }
}

/// Something with an error whose kind is known.
impl<R: Fallible<Error: ErrorKind>> Classify for &&Returned<'_, R> {
    fn callsight_verdict(&self) -> Verdict {
        of_known(self.0)
    }
}

/// Something with an error, of which nothing is known.
impl<R: Fallible> Classify for &Returned<'_, R> {
    fn callsight_verdict(&self) -> Verdict {
        of_unknown(self.0)
    }
}

/// Everything else is no error.
impl<R: ?Sized> Classify for Returned<'_, R> {
    fn callsight_verdict(&self) -> Verdict {
        Verdict::OK
    }
}

fn of_kind<E: ErrorKind>(error: &E) -> Verdict {
    Verdict::error(error.error_kind())
}

fn of_known<R: Fallible<Error: ErrorKind>>(returned: &R) -> Verdict {
    returned.error().map_or(Verdict::OK, of_kind)
}

fn of_unknown<R: Fallible>(returned: &R) -> Verdict {
    error_if(returned.error().is_some())
}

fn error_if(is_error: bool) -> Verdict {
    if is_error {
        Verdict::error(value::OTHER)
    } else {
        Verdict::OK
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::task::Poll;

    use super::*;

    macro_rules! verdict {
        ($value:expr) => {
            (&&&&&&&&Returned(&$value)).callsight_verdict()
        };
    }

    struct Plain;
    struct Kinded;
    impl ErrorKind for Kinded {
        fn error_kind(&self) -> &'static str {
            "kinded"
        }
    }
    type Fallible<T> = Result<T, Plain>;

    #[test]
    fn a_result_is_told_by_its_type_whatever_it_is_called() {
        let failed: Fallible<u8> = Err(Plain);
        assert_eq!(verdict!(failed), Verdict::error(value::OTHER));
        let fine: Fallible<u8> = Ok(1);
        assert_eq!(verdict!(fine), Verdict::OK);
    }

    #[test]
    fn a_kind_is_used_where_there_is_one() {
        assert_eq!(verdict!(Err::<u8, _>(Kinded)), Verdict::error("kinded"));
        assert_eq!(
            verdict!(Err::<u8, _>(Box::new(Kinded))),
            Verdict::error("kinded")
        );
        assert_eq!(verdict!(Ok::<u8, Kinded>(1)), Verdict::OK);
    }

    #[test]
    fn what_is_no_result_is_no_error() {
        assert_eq!(verdict!(None::<u8>), Verdict::OK);
        assert_eq!(verdict!(()), Verdict::OK);
        assert_eq!(verdict!("text"), Verdict::OK);
    }

    #[test]
    fn a_result_inside_is_found() {
        assert_eq!(verdict!(Some(Err::<u8, _>(Plain))).outcome, Outcome::Error);
        assert_eq!(
            verdict!(Poll::Ready(Some(Err::<u8, _>(Kinded)))),
            Verdict::error("kinded")
        );
        assert_eq!(verdict!(Poll::<Fallible<u8>>::Pending).outcome, Outcome::Ok);
        assert_eq!(
            verdict!(ControlFlow::<Fallible<u8>>::Break(Err(Plain))).outcome,
            Outcome::Error
        );
        assert_eq!(
            verdict!(Box::new(Err::<u8, _>(Kinded))),
            Verdict::error("kinded")
        );
        assert_eq!(verdict!(Some(Some(1))).outcome, Outcome::Ok);
    }

    #[test]
    fn of_a_result_in_a_result_either_may_fail() {
        type Nested<E, F> = Result<Result<u8, E>, F>;
        assert_eq!(verdict!(Nested::<Kinded, Plain>::Ok(Ok(1))), Verdict::OK);
        for (verdict, expected) in [
            (
                verdict!(Nested::<Kinded, Kinded>::Ok(Err(Kinded))),
                "kinded",
            ),
            (verdict!(Nested::<Kinded, Kinded>::Err(Kinded)), "kinded"),
            (verdict!(Nested::<Kinded, Plain>::Ok(Err(Kinded))), "kinded"),
            (verdict!(Nested::<Kinded, Plain>::Err(Plain)), value::OTHER),
            (
                verdict!(Nested::<Plain, Kinded>::Ok(Err(Plain))),
                value::OTHER,
            ),
            (verdict!(Nested::<Plain, Kinded>::Err(Kinded)), "kinded"),
            (
                verdict!(Nested::<Plain, Plain>::Ok(Err(Plain))),
                value::OTHER,
            ),
            (verdict!(Nested::<Plain, Plain>::Err(Plain)), value::OTHER),
        ] {
            assert_eq!(verdict, Verdict::error(expected));
        }
        let inside = Ok::<_, Plain>(Some(Err::<u8, _>(Kinded)));
        assert_eq!(verdict!(inside), Verdict::error("kinded"));
    }
}
