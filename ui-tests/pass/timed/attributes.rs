//! Other attributes stay, above and below ours, and the inner ones of the body work.

#![deny(warnings)]

#[callsight::timed]
#[inline(never)]
#[must_use]
#[doc = "Documented."]
fn below() -> u32 {
    1
}

#[cold]
#[cfg_attr(all(), allow(unused_variables))]
#[deprecated = "to be seen"]
#[callsight::timed]
fn above(unused: u32) {}

#[callsight::timed]
fn inner() {
    #![allow(unused_variables)]
    //! Documented inside.
    let unused = 1;
}

#[callsight::timed]
async fn inner_later() {
    #![allow(unused_variables, unused_mut)]
    let mut unused = 1;
}

#[callsight::timed]
#[callsight::external_api("stripe")]
fn two_of_ours() -> u32 {
    1
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(below() + two_of_ours(), 2);
    #[expect(deprecated)]
    above(1);
    inner();
    inner_later().await;
    assert_eq!(callsight_ui_tests::outcomes("two_of_ours"), [2, 0, 0, 0]);
}
