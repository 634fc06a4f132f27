//! Compiles every program of `pass/` and `fail/`, and runs those that pass.

/// `TRYBUILD=overwrite` writes each `.stderr` anew: read it before you keep it.
#[test]
fn ui() {
    let programs = trybuild::TestCases::new();
    programs.pass("pass/*/*.rs");
    programs.compile_fail("fail/*/*.rs");
}
