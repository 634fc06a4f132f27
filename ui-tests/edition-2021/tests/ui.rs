//! Compiles and runs every program of `pass/` in edition 2021.

#[test]
fn ui() {
    trybuild::TestCases::new().pass("../pass/*/*.rs");
}
