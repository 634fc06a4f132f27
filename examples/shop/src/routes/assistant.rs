//! Asking for advice.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;

use crate::assistant::{self, Advice};
use crate::error::ShopError;
use crate::shop::Shop;

#[derive(Deserialize)]
pub(super) struct Question {
    question: String,
}

pub(super) async fn advise(
    State(shop): State<Shop>,
    Json(Question { question }): Json<Question>,
) -> Result<Json<Advice>, ShopError> {
    if question.trim().is_empty() {
        return Err(ShopError::Invalid("question is empty; ask something"));
    }
    Ok(Json(assistant::advise(&shop, &question).await?))
}
