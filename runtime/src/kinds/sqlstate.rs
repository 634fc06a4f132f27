//! The states of SQL that become a label: those people look for, and the classes of the others.

/// States worth a series of their own.
const STATES: [&str; 34] = [
    "08001", "08003", "08004", "08006", "21000", "22001", "22003", "22007", "22012", "22P02",
    "23001", "23502", "23503", "23505", "23514", "23P01", "25006", "25P02", "25P03", "28000",
    "28P01", "40001", "40P01", "42501", "42601", "42703", "42883", "42P01", "53100", "53200",
    "53300", "55P03", "57014", "57P01",
];

/// Every other state is counted under its class, which is a state too: the one that says no more.
const CLASSES: [&str; 36] = [
    "02000", "03000", "08000", "09000", "0A000", "0B000", "0F000", "0L000", "0P000", "0Z000",
    "20000", "21000", "22000", "23000", "24000", "25000", "26000", "27000", "28000", "2B000",
    "2D000", "2F000", "34000", "38000", "39000", "3B000", "3D000", "3F000", "40000", "42000",
    "44000", "53000", "54000", "55000", "57000", "58000",
];

/// `state` as a label, if it is one: not all that databases call a code is a state.
pub(super) fn known(state: &str) -> Option<&'static str> {
    let is_state = state.len() == 5 && state.is_ascii();
    let found = STATES.iter().find(|known| **known == state);
    let of_class = || CLASSES.iter().find(|class| class[..2] == state[..2]);
    found
        .filter(|_| is_state)
        .or_else(|| is_state.then(of_class)?)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_itself_its_class_or_nothing() {
        assert_eq!(known("23505"), Some("23505"));
        assert_eq!(known("22004"), Some("22000"));
        assert_eq!(known("2067"), None, "SQLite's code for a unique constraint");
        assert_eq!(known("ZZ999"), None);
        assert_eq!(known("äöü"), None);
    }
}
