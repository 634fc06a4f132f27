//! All arguments of `#[external_api]`, and its labels with the service alone.

#![deny(warnings)]

use callsight::registry::Registry;

#[callsight::external_api(
    "stripe",
    operation = "create_payment",
    slow = "2s",
    critical = "10s",
    level = "warn",
    name = "pay"
)]
async fn charge(cents: u64) -> Result<u64, String> {
    Ok(cents)
}

#[callsight::external_api("mailgun")]
fn send() {}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    charge(1).await.unwrap();
    send();

    let scrape = Registry::global().render();
    for series in [
        r#"external_api_requests_total{service="stripe",operation="create_payment",outcome="ok"} 1"#,
        r#"external_api_requests_total{service="mailgun",operation="send",outcome="ok"} 1"#,
    ] {
        assert!(scrape.contains(series), "{series}");
    }
}
