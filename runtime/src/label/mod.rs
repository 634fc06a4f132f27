//! Labels that authors add to the calls of a function: `labels(kind = order.kind)`.
//!
//! Each is bounded by construction. A literal has one value, a type that is a [`Label`] has those
//! that it lists, and everything else needs a greatest number of sets.

mod choice;
mod declared;
mod sets;

pub use self::choice::{Choice, KnownText, Open, Text, choice, labelled, open, written};
pub use self::declared::{DeclaredLabel, Values, ValuesOf, ValuesOfOthers};

pub(crate) use self::declared::Labels;
pub(crate) use self::sets::LabelSets;

/// A type with few values, each of which can be a label.
///
/// ```
/// use callsight::Label;
///
/// #[derive(Label)]
/// enum Plan {
///     Free,
///     #[label("pro_2024")]
///     Pro,
/// }
///
/// #[callsight::timed(labels(plan = plan as Plan))]
/// fn price(plan: Plan) -> u32 {
///     match plan {
///         Plan::Free => 0,
///         Plan::Pro => 12,
///     }
/// }
///
/// assert_eq!(Plan::VALUES, ["free", "pro_2024"]);
/// assert_eq!(price(Plan::Pro), 12);
/// ```
///
/// It is built in for `bool`, and for an `Option` of a label, of which `None` is `none`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can take any number of values, so it cannot be a label; write \
               `#[derive(callsight::Label)]` on an enum, or bound the labels, such as \
               `labels(.., max = 100)`",
    label = "this is not bounded"
)]
pub trait Label {
    /// All values.
    const VALUES: &'static [&'static str];

    /// Which of [`VALUES`](Self::VALUES) this is. Beyond the last, it is the last.
    fn index(&self) -> usize;
}

#[diagnostic::do_not_recommend]
impl Label for bool {
    const VALUES: &'static [&'static str] = &["false", "true"];

    fn index(&self) -> usize {
        usize::from(*self)
    }
}

#[diagnostic::do_not_recommend]
impl<L: Label + ?Sized> Label for &L {
    const VALUES: &'static [&'static str] = L::VALUES;

    fn index(&self) -> usize {
        (**self).index()
    }
}

#[diagnostic::do_not_recommend]
impl<L: Label> Label for Option<L> {
    const VALUES: &'static [&'static str] = {
        let (all, _) = OrNone::<L>::ALL.split_at(L::VALUES.len() + 1);
        all
    };

    fn index(&self) -> usize {
        self.as_ref().map_or(0, |label| label.index() + 1)
    }
}

/// The values of `L` and one more, for which no array can say its length yet.
struct OrNone<L>(L);

/// An enum with more variants is none whose every value should be a series.
const MOST_VALUES: usize = 256;

impl<L: Label> OrNone<L> {
    const ALL: &'static [&'static str; MOST_VALUES] = &{
        assert!(
            L::VALUES.len() < MOST_VALUES,
            "a label in an `Option` has at most 255 values"
        );
        let mut all = ["none"; MOST_VALUES];
        let mut index = 0;
        while index < L::VALUES.len() {
            all[index + 1] = L::VALUES[index];
            index += 1;
        }
        all
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_has_one_value_more() {
        assert_eq!(Option::<bool>::VALUES, ["none", "false", "true"]);
        for (option, value) in [(None, "none"), (Some(false), "false"), (Some(true), "true")] {
            assert_eq!(Option::<bool>::VALUES[option.index()], value);
        }
    }
}
