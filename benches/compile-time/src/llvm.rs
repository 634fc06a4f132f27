//! How much rustc hands to LLVM, counted as `cargo llvm-lines` counts.

/// The instructions in the bodies of functions: they are indented by two spaces, what belongs to
/// them by more, labels and braces not at all.
pub(crate) fn lines(text: &str) -> usize {
    let mut is_inside = false;
    let mut lines = 0;
    for line in text.lines() {
        if line.starts_with("define ") {
            is_inside = true;
        } else if line == "}" {
            is_inside = false;
        } else if is_inside && line.starts_with("  ") && !line.starts_with("   ") {
            lines += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_instructions_of_functions_are_counted() {
        let text = "\
target triple = \"x86_64\"
define i32 @f() {
start:
  %x = add i32 1, 2
  switch i32 %x, label %a [
    i32 1, label %b
  ]
}
declare void @g()
  stray
";
        assert_eq!(lines(text), 3);
    }
}
