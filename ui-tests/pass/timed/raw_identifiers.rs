//! A raw identifier is called by its name, without `r#`.

#![deny(warnings)]

#[callsight::timed]
fn r#type(r#match: u32) -> u32 {
    r#match
}

#[callsight::background_job]
async fn r#loop() {}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(r#type(1), 1);
    r#loop().await;
    assert_eq!(callsight_ui_tests::outcomes("type"), [1, 0, 0, 0]);
    assert_eq!(callsight_ui_tests::outcomes("loop"), [1, 0, 0, 0]);
}
