//! For the people who run the shop: a report that is slow, and a list that asks too often.

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::error::ShopError;
use crate::shop::Shop;
use crate::store::orders::{self, Bestseller, OrderOfProduct};
use crate::store::products;

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

#[derive(Deserialize)]
pub(super) struct Way {
    /// Asks once for all of them, as it should be done.
    #[serde(default)]
    at_once: bool,
}

/// The latest orders with the names of their products.
///
/// Asked for one by one, that is the mistake which the ledger of a request finds: `n_plus_one` in
/// its event, `db_n_plus_one_total`, and a budget that is exceeded.
#[callsight::route_budget(queries = 2)]
pub(super) async fn latest_orders(
    State(shop): State<Shop>,
    Query(way): Query<Way>,
) -> Result<Json<Vec<OrderOfProduct>>, ShopError> {
    if way.at_once {
        return Ok(Json(orders::latest_of_products(&shop.store, 10).await?));
    }
    let mut found = Vec::new();
    for order in orders::latest(&shop.store, 10).await? {
        let product = products::find(&shop.store, order.product_id).await?;
        found.extend(product.map(|product| OrderOfProduct {
            id: order.id,
            product: product.name,
        }));
    }
    Ok(Json(found))
}
