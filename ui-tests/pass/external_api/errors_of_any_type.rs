//! An error needs no bound; one with a kind is counted under it.

#![deny(warnings)]

use callsight::registry::Registry;

enum Refusal {
    Declined,
}

impl callsight::ErrorKind for Refusal {
    fn error_kind(&self) -> &'static str {
        match self {
            Self::Declined => "declined",
        }
    }
}

struct Opaque;

#[callsight::external_api("bank")]
async fn pay() -> Result<(), Refusal> {
    Err(Refusal::Declined)
}

#[callsight::external_api("bank")]
fn refund() -> Result<(), Opaque> {
    Err(Opaque)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(pay().await.is_err());
    assert!(refund().is_err());

    let scrape = Registry::global().render();
    for series in [
        r#"external_api_errors_total{service="bank",operation="pay",error_type="declined"} 1"#,
        r#"external_api_errors_total{service="bank",operation="refund",error_type="_OTHER"} 1"#,
    ] {
        assert!(scrape.contains(series), "{series}");
    }
}
