//! Subscribing to the newsletter.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::error::ShopError;
use crate::shop::Shop;
use crate::store::subscribers;

#[derive(Deserialize)]
pub(super) struct Subscription {
    email: String,
}

pub(super) async fn subscribe(
    State(shop): State<Shop>,
    Json(Subscription { email }): Json<Subscription>,
) -> Result<StatusCode, ShopError> {
    if !email.contains('@') {
        return Err(ShopError::Invalid("email has no @; write an address"));
    }
    callsight::request::user(&email);
    shop.services.beehiiv.create_subscription(&email).await?;
    subscribers::add(&shop.store, &email).await?;
    Ok(StatusCode::CREATED)
}
