//! All that generated code may name. No public interface: it may change in any release.
//!
//! Methods that are looked up in the author's program carry our name: a trait in scope there may
//! give a method of any other name to every type.

pub use std::borrow::{Cow, ToOwned};
pub use std::future::Future;
pub use std::module_path;
pub use std::ops::ControlFlow;
pub use std::{format, format_args};

pub use linkme;
pub use linkme::distributed_slice;

pub use crate::branch::{Branch, FromResidual};
pub use crate::budget::{BUDGETS, RouteBudget, keep_to};
pub use crate::cache::{
    Cached, KeyOf, KeyOfOthers, KeyOfOwnable, Policy, PolicyOfFutures, PolicyOfUnkeepable,
    PolicyOfValues, cached, cached_async,
};
pub use crate::callsite::{Callsite, Here, name_of};
pub use crate::capture::{captured, hash, safe, sql};
pub use crate::catalogue::CALLSITES;
pub use crate::in_place::{UnlessTold, UnlessToldOfOthers, in_place, returns_in_place};
pub use crate::judgement::{error_if, kind_by, ok_if, one_kind};
pub use crate::label::{
    Choice, DeclaredLabel, Label, Values, ValuesOf, ValuesOfOthers, choice, labelled, open, written,
};
pub use crate::observe::{observe, observe_async, observe_future_of};
pub use crate::outcome::{ErrorKind, Verdict};
pub use crate::request::Budget;
pub use crate::returned::{
    Returns, ReturnsBoxed, ReturnsNamed, ReturnsUnnamed, ReturnsValue, observe_captured,
    observe_future, observe_returned, observe_streamed, streamed_in_place,
};
pub use crate::site::Site;
pub use crate::stream::{observe_items, observe_stream};
pub use crate::trace::Level;
pub use crate::{
    __classifier as classifier, __here as here, __key_of as key_of, __labels as labels,
    __named as named, __policy as policy, __query_classifier as query_classifier,
    __returns as returns, __text as text, __unless_told as unless_told, __unnamed as unnamed,
};

/// A text that may have arguments in it, `"{count} lines"`, and mostly has none.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ($text:literal) => {{
        let arguments = $crate::__private::format_args!($text);
        match arguments.as_str() {
            ::core::option::Option::Some(text) => $crate::__private::Cow::Borrowed(text),
            ::core::option::Option::None => {
                $crate::__private::Cow::Owned($crate::__private::format!($text))
            }
        }
    }};
}

/// In which function this is.
#[doc(hidden)]
#[macro_export]
macro_rules! __here {
    ($function:literal) => {
        $crate::__private::Here {
            module: $crate::__private::module_path!(),
            function: $function,
            path: $crate::__private::name_of(&|| ()),
        }
    };
}

/// The labels of a function: `("region", "eu")` is a literal, `("plan", Plan)` one of few,
/// `("plan", _)` one of few that only the call knows, and `("tenant", ..)` can be anything.
#[doc(hidden)]
#[macro_export]
macro_rules! __labels {
    ($(($name:literal, $($values:tt)+)),*) => {{
        const LABELS: &[$crate::__private::DeclaredLabel] = &[$(
            $crate::__private::DeclaredLabel {
                name: $name,
                values: $crate::__values!($($values)+),
            }
        ),*];
        LABELS
    }};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    ($only:literal) => {
        $crate::__private::Values::Only(&[$only])
    };
    (_) => {
        $crate::__private::Values::Unsaid
    };
    (..) => {
        $crate::__private::Values::Any
    };
    ($label:ty) => {{
        #[allow(unused_imports, reason = "the type decides whether it is used")]
        use $crate::__private::ValuesOfOthers as _;
        $crate::__private::ValuesOf::<$label>::VALUES
    }};
}

/// What a classifier needs. Imported as a whole, because the type decides which of the traits is
/// used, and none of them must be one too many.
pub mod by_type {
    pub use crate::label::{KnownText, Open, Text};
    pub use crate::outcome::{Classify, Returned};
    pub use crate::rows::{Rows, UnknownRows};
}

/// Asks a returned value how its call ended; `shallow` where its type may not be known to the end
/// when it is asked.
#[doc(hidden)]
#[macro_export]
macro_rules! __classifier {
    () => {
        |returned: &_| {
            use $crate::__private::by_type::*;
            (&&&&&&&&Returned(returned)).callsight_verdict()
        }
    };
    (shallow) => {
        |returned: &_| {
            use $crate::__private::by_type::*;
            (&&&Returned(returned)).callsight_verdict()
        }
    };
}

/// The same, and how many rows it holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __query_classifier {
    () => {
        |returned: &_| {
            use $crate::__private::by_type::*;
            (&&&&&&&&Returned(returned))
                .callsight_verdict()
                .with_rows(Rows(returned).callsight_rows())
        }
    };
    (shallow) => {
        |returned: &_| {
            use $crate::__private::by_type::*;
            (&&&Returned(returned))
                .callsight_verdict()
                .with_rows(Rows(returned).callsight_rows())
        }
    };
}

/// Asks a type that is written in the signature whether it is a future or a stream, and of what.
#[doc(hidden)]
#[macro_export]
macro_rules! __named {
    () => {
        |returns: $crate::__private::Returns<_>| {
            #[allow(unused_imports, reason = "the type decides which of them is used")]
            use $crate::__private::{ReturnsBoxed as _, ReturnsNamed as _, ReturnsValue as _};
            (&&&returns).callsight_told()
        }
    };
}

/// The same, of a type that is not written there: `impl Trait`.
#[doc(hidden)]
#[macro_export]
macro_rules! __unnamed {
    () => {
        |returns: $crate::__private::Returns<_>| {
            #[allow(unused_imports, reason = "the type decides which of them is used")]
            use $crate::__private::{ReturnsUnnamed as _, ReturnsValue as _};
            (&&&returns).callsight_told()
        }
    };
}

/// Says what an `async` block returns, which the `?` and the coercions in it need to know.
#[doc(hidden)]
#[macro_export]
macro_rules! __returns {
    ($type:ty) => {
        if false {
            return $crate::__private::never::<$type>();
        }
    };
}

/// A value for what is never run.
#[must_use]
pub fn never<T>() -> T {
    unreachable!("`if false` was true")
}

/// How a call ends that returns a value of the type which nobody saw.
#[doc(hidden)]
#[macro_export]
macro_rules! __unless_told {
    ($type:ty) => {{
        #[allow(unused_imports, reason = "the type decides whether it is used")]
        use $crate::__private::UnlessToldOfOthers as _;
        $crate::__private::UnlessTold::<$type>::new().callsight_verdict()
    }};
}

/// One argument as a part of the key; the compiler points at `callsight_key` where it cannot be.
#[doc(hidden)]
#[macro_export]
macro_rules! __key_of {
    ($argument:expr, $callsight_key:ident) => {{
        #[allow(unused_imports, reason = "the type decides which of them is used")]
        use $crate::__private::{KeyOfOthers as _, KeyOfOwnable as _};
        (&$crate::__private::KeyOf($argument)).$callsight_key()
    }};
}

/// How values of the type are kept in a cache; the compiler points at `callsight_select` where
/// they cannot be.
#[doc(hidden)]
#[macro_export]
macro_rules! __policy {
    ($type:ty, $callsight_select:ident) => {{
        #[allow(unused_imports, reason = "the type decides which of them is used")]
        use $crate::__private::{
            PolicyOfFutures as _, PolicyOfUnkeepable as _, PolicyOfValues as _,
        };
        (&&$crate::__private::Policy::<$type>::new()).$callsight_select()
    }};
}
