//! Labels are what a call says they are, and there are as many as were declared.

#![deny(warnings)]

use std::fmt;
use std::future::Future;

use callsight::registry::Registry;

#[derive(callsight::Label, Clone, Copy)]
enum Plan {
    Free,
    #[label("pro_2024")]
    Pro,
}

struct Order {
    plan: Plan,
    tenant: String,
}

struct Country(&'static str);

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Of an argument: its type is in the signature.
#[callsight::timed(name = "by_argument", labels(plan = plan, region = "eu", shard = 3))]
fn by_argument(plan: Plan) -> u8 {
    plan as u8
}

/// Of an expression whose type is said.
#[callsight::timed(name = "by_field", labels(plan = order.plan as Plan, gift = order.tenant.is_empty() as bool))]
async fn by_field(order: Order) -> Result<String, ()> {
    tokio::task::yield_now().await;
    if matches!(order.plan, Plan::Pro) { Err(()) } else { Ok(order.tenant) }
}

/// Of an expression whose type is not said: the first call declares all.
#[callsight::timed(name = "by_expression", labels(plan = order.plan))]
fn by_expression(order: &Order) {
    let _ = order;
}

/// Of anything, in a bounded number.
#[callsight::timed(name = "by_tenant", labels(tenant = order.tenant, plan = order.plan, country = country, max = 2))]
async fn by_tenant(order: &Order, country: Country) -> usize {
    order.tenant.len() + country.0.len()
}

struct Shop {
    plan: Option<Plan>,
}

impl Shop {
    #[callsight::timed(name = "by_self", labels(plan = self.plan as Option<Plan>))]
    #[track_caller]
    fn by_self(&mut self) -> Option<u8> {
        self.plan.take().map(|plan| plan as u8)
    }

    #[callsight::timed(name = "by_parameter", labels(kind = kind))]
    fn by_parameter<K: callsight::Label>(&self, kind: K) -> K {
        kind
    }
}

#[callsight::timed(name = "by_future", labels(plan = plan))]
fn by_future(plan: Plan) -> impl Future<Output = u8> {
    async move { plan as u8 }
}

fn calls(labels: &str) -> Option<u64> {
    let series = format!("function_calls_total{{{labels}}} ");
    let text = Registry::global().render();
    let count = text.lines().find_map(|line| line.strip_prefix(&series))?;
    Some(count.parse().expect("a count"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let order = |plan, tenant: &str| Order {
        plan,
        tenant: tenant.to_owned(),
    };
    let declared = r#"function="by_argument",outcome="ok",plan="free",region="eu",shard="3""#;
    assert_eq!(calls(declared), Some(0));
    by_argument(Plan::Free);
    by_argument(Plan::Pro);
    by_argument(Plan::Free);
    assert_eq!(calls(declared), Some(2));

    let failed = r#"function="by_field",outcome="error",plan="pro_2024",gift="false""#;
    assert_eq!(calls(failed), Some(0));
    assert_eq!(by_field(order(Plan::Pro, "acme")).await, Err(()));
    assert_eq!(by_field(order(Plan::Free, "")).await, Ok(String::new()));
    assert_eq!(calls(failed), Some(1));
    assert_eq!(calls(r#"function="by_field",outcome="ok",plan="free",gift="true""#), Some(1));

    let ok = |plan| calls(&format!(r#"function="by_expression",outcome="ok",plan="{plan}""#));
    assert_eq!(ok("free"), None);
    by_expression(&order(Plan::Pro, ""));
    assert_eq!((ok("free"), ok("pro_2024")), (Some(0), Some(1)));

    for tenant in ["a", "b\"\n", "c", "c", "a"] {
        by_tenant(&order(Plan::Free, tenant), Country("de")).await;
    }
    by_tenant(&order(Plan::Pro, "d"), Country("fr")).await;
    let of = |tenant, plan, country| {
        calls(&format!(
            r#"function="by_tenant",outcome="ok",tenant="{tenant}",plan="{plan}",country="{country}""#
        ))
    };
    assert_eq!(of("a", "free", "de"), Some(2));
    assert_eq!(of(r#"b\"\n"#, "free", "de"), Some(1));
    assert_eq!(of("other", "free", "other"), Some(2));
    assert_eq!(of("other", "pro_2024", "other"), Some(1));
    let overflow = r#"callsight_series_overflow_total{metric="function_duration_seconds"} 3"#;
    assert!(Registry::global().render().lines().any(|line| line == overflow));

    let mut shop = Shop { plan: Some(Plan::Pro) };
    assert_eq!(shop.by_self(), Some(1));
    assert_eq!(shop.by_self(), None);
    assert_eq!(calls(r#"function="by_self",outcome="ok",plan="pro_2024""#), Some(1));
    assert_eq!(calls(r#"function="by_self",outcome="ok",plan="none""#), Some(1));
    assert!(shop.by_parameter(true));
    assert_eq!(calls(r#"function="by_parameter",outcome="ok",kind="true""#), Some(1));

    let future = by_future(Plan::Free);
    assert_eq!(calls(r#"function="by_future",outcome="ok",plan="free""#), Some(0));
    future.await;
    assert_eq!(calls(r#"function="by_future",outcome="ok",plan="free""#), Some(1));
}
