//! Which of the known words was probably meant.

/// "did you mean `slow`?", or everything that could have been meant.
pub(super) fn nearest_or_all(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("write {}", one_of(known)),
    }
}

/// The known word that was probably meant: near by the measure rustc uses, or cut short.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let furthest = word.len().max(3) / 3;
    known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(word, known), *known))
        .filter(|(distance, _)| *distance <= furthest)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
        .or_else(|| {
            known
                .iter()
                .copied()
                .find(|known| word.len() > 1 && known.starts_with(word))
        })
}

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
pub(super) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["slow", "critical", "name", "operation"];

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        for (written, meant) in [
            ("slwo", "slow"),
            ("sloww", "slow"),
            ("Name", "name"),
            ("critcal", "critical"),
            ("opperattion", "operation"),
        ] {
            assert_eq!(nearest(written, &KEYS), Some(meant), "{written}");
        }
    }

    #[test]
    fn a_word_cut_short_is_recognised() {
        assert_eq!(nearest("crit", &KEYS), Some("critical"));
        assert_eq!(nearest("op", &KEYS), Some("operation"));
    }

    #[test]
    fn another_word_is_not_bent_into_one_that_is_known() {
        for written in ["duration", "fast", "ttl", "n", "x"] {
            assert_eq!(nearest(written, &KEYS), None, "{written}");
        }
    }

    #[test]
    fn words_are_listed_as_they_are_said() {
        assert_eq!(one_of(&["a"]), "`a`");
        assert_eq!(one_of(&["a", "b"]), "`a` or `b`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
