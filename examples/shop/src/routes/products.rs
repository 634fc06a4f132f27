//! Products: all, one, or those that somebody searches for.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::error::ShopError;
use crate::shelf;
use crate::shop::Shop;
use crate::store::products::{self, Product};

pub(super) async fn list(State(shop): State<Shop>) -> Result<Json<Vec<Product>>, ShopError> {
    Ok(Json(products::all(&shop.store).await?))
}

pub(super) async fn one(
    State(shop): State<Shop>,
    Path(id): Path<i64>,
) -> Result<Json<Product>, ShopError> {
    Ok(Json(shelf::product(&shop, id).await?))
}

#[derive(Deserialize)]
pub(super) struct Search {
    q: String,
}

pub(super) async fn search(
    State(shop): State<Shop>,
    Query(search): Query<Search>,
) -> Result<Json<Vec<Product>>, ShopError> {
    let words = search.q.trim();
    if words.is_empty() {
        return Err(ShopError::Invalid("q is empty; write what to look for"));
    }
    Ok(Json(products::search(&shop.store, words).await?))
}
