//! What can go wrong in a request, and what its caller is told.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use callsight::ErrorKind;
use serde_json::json;

use crate::services::ServiceError;
use crate::store::StoreError;

/// Why a request was not served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ShopError {
    #[error("{0}")]
    Invalid(&'static str),

    #[error("there is no such {0}")]
    NotFound(&'static str),

    #[error("the card was declined; try another one")]
    Declined,

    #[error(transparent)]
    Service(#[from] ServiceError),

    #[error("the database did not answer: {0}")]
    Store(#[from] StoreError),
}

impl ShopError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Declined => StatusCode::PAYMENT_REQUIRED,
            Self::Service(error) if error.is_timeout() => StatusCode::GATEWAY_TIMEOUT,
            Self::Service(_) => StatusCode::BAD_GATEWAY,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The word for it in the `error_type` label.
impl ErrorKind for ShopError {
    fn error_kind(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::NotFound(_) => "not_found",
            Self::Declined => "declined",
            Self::Service(error) => error.error_kind(),
            Self::Store(error) => error.error_kind(),
        }
    }
}

impl IntoResponse for ShopError {
    fn into_response(self) -> Response {
        // For `http_request_errors_total`, and the event of the request.
        callsight::request::failed(&self);
        let message = match &self {
            // What the database said may hold data of other customers.
            Self::Store(error) => {
                tracing::error!(%error, "a request failed in the database");
                "something went wrong on our side".to_owned()
            }
            shown => shown.to_string(),
        };
        (self.status(), Json(json!({ "error": message }))).into_response()
    }
}
