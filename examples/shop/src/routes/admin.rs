//! For the people who run the shop: a report that is slow.

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::error::ShopError;
use crate::shop::Shop;
use crate::store::orders::{self, Bestseller};

#[derive(Deserialize)]
pub(super) struct Scope {
    /// How many orders the report looks at. Its time grows with the square of that.
    #[serde(default = "usual_scope")]
    latest: i64,
}

fn usual_scope() -> i64 {
    2_000
}

pub(super) async fn report(
    State(shop): State<Shop>,
    Query(scope): Query<Scope>,
) -> Result<Json<Vec<Bestseller>>, ShopError> {
    if !(1..=5_000).contains(&scope.latest) {
        return Err(ShopError::Invalid("latest is not from 1 to 5000"));
    }
    Ok(Json(orders::bestsellers(&shop.store, scope.latest).await?))
}
