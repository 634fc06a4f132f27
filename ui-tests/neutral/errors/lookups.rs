//! Names and methods that are not there.

pub struct Order {
    id: u64,
}

#[callsight::timed]
fn missing_method(order: Order) -> u64 {
    order.total()
}

#[callsight::timed]
async fn missing_method_later(order: Order) -> u64 {
    order.total().await
}

#[callsight::timed]
fn missing_field(order: &Order) -> u64 {
    order.name
}

#[callsight::timed]
async fn misspelt_field(order: &Order) -> u64 {
    order.idd
}

#[callsight::timed]
fn missing_trait(text: &str) -> u8 {
    text.parse::<Order>().unwrap();
    3
}

#[callsight::timed]
async fn wrong_count(order: Order) -> u64 {
    missing_method(order, 3)
}

#[callsight::timed]
fn unknown_type() -> u8 {
    let all = Vec::new();
    "3".parse().unwrap();
    3
}

#[callsight::timed]
async fn unknown_type_later() -> u8 {
    let all = Default::default();
    3
}

#[callsight::timed]
fn missing_bound<T>(value: &T) -> String {
    value.to_string()
}

#[callsight::timed]
async fn missing_bound_later<T>(value: T) -> T {
    value.clone()
}

#[callsight::timed]
fn missing_operator(order: Order) -> Order {
    order + order
}

#[callsight::timed]
fn missing_struct_field() -> Order {
    Order {}
}

#[callsight::timed]
fn missing_arm(n: Option<u8>) -> u8 {
    match n {
        Some(n) => n,
    }
}

#[callsight::timed]
async fn refutable(n: Option<u8>) -> u8 {
    let Some(n) = n;
    n
}

#[callsight::timed]
fn private() -> std::time::Duration {
    std::time::Duration { secs: 3 }
}

#[callsight::timed]
fn unsafe_outside(n: *const u8) -> u8 {
    *n
}

#[callsight::timed]
async fn unsafe_outside_later(n: *const u8) -> u8 {
    *n
}

#[callsight::timed]
#[track_caller]
fn missing_method_tracked(order: Order) -> u64 {
    order.total()
}

#[callsight::timed]
fn formatted(order: Order) -> String {
    format!("{order}")
}
