//! Whether functions are to be left as they are: with `--cfg callsight_disabled`, and in
//! documentation, where the author's own signature is what readers look for.

use std::path::Path;
use std::sync::LazyLock;

/// Looked up on the compiler's own command line, because that is the one of the crate that is
/// being compiled: `RUSTFLAGS` are not those of this one where a `--target` is named. Once: it names
/// every dependency, and there are many functions.
pub(crate) fn is_off() -> bool {
    static IS_OFF: LazyLock<bool> =
        LazyLock::new(|| has_flag(std::env::args()) || is_run_by("rustdoc", std::env::args()));
    *IS_OFF
}

/// Whether nobody but lints looks at what becomes of a function: clippy runs, and makes no code.
pub(crate) fn is_linted() -> bool {
    static IS_LINTED: LazyLock<bool> = LazyLock::new(|| {
        is_run_by("clippy-driver", std::env::args()) && !is_linked(std::env::args())
    });
    *IS_LINTED
}

fn is_linked(mut arguments: impl Iterator<Item = String>) -> bool {
    arguments.any(|argument| {
        let emitted = argument.strip_prefix("--emit=").unwrap_or_default();
        emitted.split(',').any(|kind| kind == "link")
    })
}

fn is_run_by(program: &str, mut arguments: impl Iterator<Item = String>) -> bool {
    let running = arguments.next();
    running.is_some_and(|running| Path::new(&running).file_stem() == Some(program.as_ref()))
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
    use super::{has_flag, is_linked, is_run_by};

    #[test]
    fn the_flag_is_told_from_words_that_look_like_it() {
        let is_off = |line: &str| has_flag(line.split(' ').map(str::to_owned));
        assert!(is_off("rustc --cfg callsight_disabled src/lib.rs"));
        assert!(is_off("rustc --cfg=callsight_disabled src/lib.rs"));
        assert!(!is_off("rustc --crate-name callsight_disabled src/lib.rs"));
        assert!(!is_off("rustc --check-cfg callsight_disabled --cfg test"));
    }

    #[test]
    fn documentation_is_told_from_a_build() {
        let is_documented = |line: &str| is_run_by("rustdoc", line.split(' ').map(str::to_owned));
        assert!(is_documented("/usr/bin/rustdoc --crate-name shop"));
        assert!(!is_documented("/usr/bin/rustc --crate-name rustdoc"));
    }

    #[test]
    fn a_check_is_told_from_a_build() {
        let is_built = |line: &str| is_linked(line.split(' ').map(str::to_owned));
        assert!(is_built(
            "clippy-driver rustc --emit=dep-info,link build.rs"
        ));
        assert!(!is_built(
            "clippy-driver rustc --emit=dep-info,metadata lib.rs"
        ));
    }
}
