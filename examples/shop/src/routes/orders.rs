//! Orders: placing one, and asking how far it got.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use uuid::Uuid;

use crate::checkout::{self, Wish};
use crate::error::ShopError;
use crate::shop::Shop;
use crate::store::orders::{self, Order};

pub(super) async fn place(
    State(shop): State<Shop>,
    Json(wish): Json<Wish>,
) -> Result<(StatusCode, Json<Order>), ShopError> {
    let order = checkout::place_order(&shop, &wish).await?;
    Ok((StatusCode::CREATED, Json(order)))
}

pub(super) async fn one(
    State(shop): State<Shop>,
    Path(id): Path<Uuid>,
) -> Result<Json<Order>, ShopError> {
    let order = orders::find(&shop.store, id).await?;
    order.map(Json).ok_or(ShopError::NotFound("order"))
}
