//! Stripe takes the money.

use std::time::Duration;

use callsight::external_api;
use reqwest::{Client, StatusCode, Url};
use serde_json::{Value, json};
use uuid::Uuid;

use super::api::{Api, ServiceError};
use crate::store::orders::Order;

/// Client of Stripe.
#[derive(Debug, Clone)]
pub(crate) struct Stripe(Api);

/// What came of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payment {
    Succeeded,
    Declined,
}

impl Stripe {
    pub(super) fn new(http: &Client, base: &Url) -> Self {
        Self(Api::new(http, base, "stripe", Duration::from_secs(2)))
    }

    /// Takes the money for `order` from `card`.
    #[external_api("stripe", operation = "create_payment")]
    pub(crate) async fn create_payment(
        &self,
        order: &Order,
        card: &str,
    ) -> Result<Payment, ServiceError> {
        let intent = json!({ "order": order.id, "amount": order.total_cents, "card": card });
        match self.0.post::<Value>("payment_intents", &intent).await {
            Ok(_) => Ok(Payment::Succeeded),
            // The bank said no, through a Stripe that works: nobody must be woken up for it.
            Err(error) if error.is_refusal(StatusCode::PAYMENT_REQUIRED) => Ok(Payment::Declined),
            Err(error) => Err(error),
        }
    }

    /// Makes sure that `order` will not be paid any more.
    #[external_api("stripe", operation = "cancel_payment")]
    pub(crate) async fn cancel_payment(&self, order: Uuid) -> Result<(), ServiceError> {
        let intent = json!({ "order": order });
        self.0
            .post::<Value>("payment_intents/cancel", &intent)
            .await?;
        Ok(())
    }
}
