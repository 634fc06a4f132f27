//! All arguments of `#[timed_query]`, and its labels without any.

#![deny(warnings)]

use callsight::registry::Registry;

#[callsight::timed_query(
    system = "postgresql",
    collection = "users",
    operation = "select",
    slow = "100ms",
    critical = "5s",
    level = "debug",
    name = "users::all"
)]
async fn all_users() -> Result<Vec<String>, String> {
    Ok(vec!["ada".to_owned()])
}

#[callsight::timed_query]
fn count() -> Result<u64, String> {
    Err("locked".to_owned())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    all_users().await.unwrap();
    count().unwrap_err();

    let scrape = Registry::global().render();
    assert!(scrape.contains(
        r#"db_queries_total{system="postgresql",collection="users",operation="select",function="users::all",outcome="ok"} 1"#
    ));
    assert!(
        scrape.contains(r#"db_queries_total{system="other_sql",collection="",operation="count","#)
    );
    assert_eq!(callsight_ui_tests::outcomes("count"), [0, 1, 0, 0]);
}
