//! Whether a build is to measure nothing: `--cfg callsight_disabled`.

/// Looked up on the compiler's own command line, because that is the one of the crate that is
/// being compiled: `RUSTFLAGS` are not those of this one where a `--target` is named.
pub(crate) fn is_off() -> bool {
    has_flag(std::env::args())
}

/// `--cfg callsight_disabled`, or the same in one word.
fn has_flag(arguments: impl Iterator<Item = String>) -> bool {
    let mut is_cfg = false;
    for argument in arguments {
        let named = argument.strip_prefix("--cfg=").unwrap_or(&argument);
        if named == "callsight_disabled" && (is_cfg || named != argument) {
            return true;
        }
        is_cfg = argument == "--cfg";
    }
    false
}

#[cfg(test)]
mod tests {
    use super::has_flag;

    #[test]
    fn the_flag_is_told_from_words_that_look_like_it() {
        let is_off = |line: &str| has_flag(line.split(' ').map(str::to_owned));
        assert!(is_off("rustc --cfg callsight_disabled src/lib.rs"));
        assert!(is_off("rustc --cfg=callsight_disabled src/lib.rs"));
        assert!(!is_off("rustc --crate-name callsight_disabled src/lib.rs"));
        assert!(!is_off("rustc --check-cfg callsight_disabled --cfg test"));
    }
}
