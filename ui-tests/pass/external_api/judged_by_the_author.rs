//! `ok_if`, `error_if` and `error_kind` say what the type does not.

#![deny(warnings)]

use std::future::Future;

use callsight::registry::Registry;
use callsight_ui_tests::outcomes;

struct Reply {
    status: u16,
}

impl Reply {
    fn is_refusal(&self) -> bool {
        self.status >= 400
    }
}

#[derive(Debug)]
enum Trouble {
    Late,
    Missing,
}

impl Trouble {
    fn word(&self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Missing => "missing",
        }
    }
}

#[callsight::external_api("shop", error_if = Reply::is_refusal)]
fn replied(status: u16) -> Reply {
    Reply { status }
}

#[callsight::external_api("shop", ok_if = Option::is_some, error_kind = "not_found")]
async fn found(id: u32) -> Option<u32> {
    (id > 0).then_some(id)
}

#[callsight::external_api(
    "shop",
    ok_if = |found| !matches!(found, Err(Trouble::Late)),
    error_kind = Trouble::word
)]
fn late(error: Trouble) -> impl Future<Output = Result<u32, Trouble>> {
    async { Err(error) }
}

#[callsight::external_api("shop", error_kind = |trouble| trouble.word())]
fn missing() -> Result<(), Trouble> {
    Err(Trouble::Missing)
}

#[callsight::external_api("shop", error_if = |made| made(1) == 0)]
fn made(returned: u32) -> impl Fn(u32) -> u32 {
    move |n: u32| n * returned
}

#[callsight::external_api("shop", error_if = |reply: &Reply| reply.is_refusal())]
#[track_caller]
fn tracked(status: u16) -> Reply {
    if status == 0 {
        return replied(0);
    }
    replied(status)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(replied(500).is_refusal());
    assert_eq!((found(0).await, found(1).await), (None, Some(1)));
    late(Trouble::Late).await.unwrap_err();
    late(Trouble::Missing).await.unwrap_err();
    missing().unwrap_err();
    assert_eq!(made(0)(1) + made(1)(1), 1);
    tracked(0);
    tracked(400);

    assert_eq!(outcomes("replied"), [1, 2, 0, 0]);
    for function in ["found", "late", "made", "tracked"] {
        assert_eq!(outcomes(function), [1, 1, 0, 0]);
    }
    let scrape = Registry::global().render();
    for (operation, kind) in [
        ("replied", "_OTHER"),
        ("found", "not_found"),
        ("late", "late"),
        ("missing", "missing"),
    ] {
        let series = format!(r#"operation="{operation}",error_type="{kind}""#);
        assert!(scrape.contains(&series), "{series}");
    }
}
