//! Adding a video of a product.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::error::ShopError;
use crate::shop::Shop;

#[derive(Deserialize)]
pub(super) struct Video {
    url: String,
}

#[derive(Serialize)]
pub(super) struct Upload {
    uid: String,
}

/// Accepted, not created: the video is fetched and encoded after this answer.
pub(super) async fn upload(
    State(shop): State<Shop>,
    Json(Video { url }): Json<Video>,
) -> Result<(StatusCode, Json<Upload>), ShopError> {
    if !url.starts_with("https://") {
        return Err(ShopError::Invalid("url does not begin with https://"));
    }
    let uid = shop.services.cloudflare.upload_video(&url).await?;
    Ok((StatusCode::ACCEPTED, Json(Upload { uid })))
}
