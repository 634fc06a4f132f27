//! From a wish to a paid order.

use callsight::{checkpoint, request, timed};
use metrics::{counter, describe_counter, describe_histogram, histogram};
use serde::Deserialize;
use uuid::Uuid;

use crate::error::ShopError;
use crate::services::Payment;
use crate::shelf;
use crate::shop::Shop;
use crate::store::orders::{self, Order, OrderStatus};
use crate::store::products::Product;

/// What a customer asks for.
#[derive(Debug, Deserialize)]
pub(crate) struct Wish {
    product_id: i64,
    quantity: i64,
    card: String,
}

/// Stores the order before it is paid: an order without money is cleared away by a job, but
/// nobody would find money without an order.
#[timed(slow = "2s")]
pub(crate) async fn place_order(shop: &Shop, wish: &Wish) -> Result<Order, ShopError> {
    request::priority("checkout");
    let product = shelf::product(shop, wish.product_id).await?;
    let mut order = pending_order(&product, wish.quantity)?;
    orders::insert(&shop.store, &order).await?;
    checkpoint!("stored");

    let payment = shop
        .services
        .stripe
        .create_payment(&order, &wish.card)
        .await?;
    checkpoint!("paid, or not");
    order.status = match payment {
        Payment::Succeeded => OrderStatus::Paid,
        Payment::Declined => OrderStatus::Declined,
    };
    orders::set_status(&shop.store, order.id, order.status).await?;
    count(&order);
    match payment {
        Payment::Succeeded => Ok(order),
        Payment::Declined => Err(ShopError::Declined),
    }
}

fn pending_order(product: &Product, quantity: i64) -> Result<Order, ShopError> {
    if !(1..=100).contains(&quantity) {
        return Err(ShopError::Invalid("quantity is not from 1 to 100"));
    }
    Ok(Order {
        id: Uuid::now_v7(),
        product_id: product.id,
        quantity,
        total_cents: total_cents(product.price_cents, quantity),
        status: OrderStatus::Pending,
    })
}

/// Ten or more of a thing cost a tenth less.
#[timed]
fn total_cents(price_cents: i64, quantity: i64) -> i64 {
    let full = price_cents * quantity;
    if quantity >= 10 {
        full - full / 10
    } else {
        full
    }
}

/// The shop's own metrics, through the `metrics` facade: they appear in the same scrape.
fn count(order: &Order) {
    counter!("orders_total", "status" => order.status.as_str()).increment(1);
    if order.status == OrderStatus::Paid {
        histogram!("order_value_euros").record(order.total_cents as f64 / 100.0);
    }
}

/// Describes them, and has the orders at zero before the first one.
pub(crate) fn declare_metrics() {
    describe_counter!("orders_total", "Orders by how far they got.");
    describe_histogram!("order_value_euros", "What paid orders are worth, in euros.");
    for status in [
        OrderStatus::Paid,
        OrderStatus::Declined,
        OrderStatus::Expired,
    ] {
        counter!("orders_total", "status" => status.as_str()).absolute(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_discount_begins_with_the_tenth() {
        assert_eq!(total_cents(1_000, 9), 9_000);
        assert_eq!(total_cents(1_000, 10), 9_000);
        assert_eq!(total_cents(1_000, 11), 9_900);
    }
}
