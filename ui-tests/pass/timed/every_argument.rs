//! All arguments of `#[timed]`, in any order and with a comma at the end.

#![deny(warnings)]

#[callsight::timed(level = "trace", critical = "1.5s", name = "checkout", slow = "250ms", crate = ::callsight,)]
fn plain() {}

#[callsight::timed()]
fn none() {}

fn main() {
    plain();
    none();
    assert_eq!(callsight_ui_tests::outcomes("checkout"), [1, 0, 0, 0]);
}
