//! The background job: orders that nobody paid are given up.

use std::time::Duration;

use callsight::background_job;
use metrics::counter;
use tokio::time::{MissedTickBehavior, interval};

use crate::error::ShopError;
use crate::shop::Shop;
use crate::store::orders::{self, OrderStatus};

const EVERY: Duration = Duration::from_secs(5);
const PAYMENT_SECONDS: i64 = 15;

/// Runs the job for as long as it is polled.
pub(crate) async fn run(shop: Shop) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = expire_unpaid_orders(&shop).await {
            tracing::warn!(%error, "unpaid orders will expire later");
        }
    }
}

/// Stops at the first failure: the next run begins with the same order.
#[background_job(name = "expire_unpaid_orders")]
async fn expire_unpaid_orders(shop: &Shop) -> Result<(), ShopError> {
    for order in orders::unpaid(&shop.store, PAYMENT_SECONDS).await? {
        shop.services.stripe.cancel_payment(order.id).await?;
        orders::set_status(&shop.store, order.id, OrderStatus::Expired).await?;
        counter!("orders_total", "status" => OrderStatus::Expired.as_str()).increment(1);
    }
    Ok(())
}
