//! beehiiv sends the newsletter.

use std::time::Duration;

use callsight::external_api;
use reqwest::{Client, Url};
use serde_json::{Value, json};

use super::api::{Api, ServiceError};

/// Client of beehiiv.
#[derive(Debug, Clone)]
pub(crate) struct Beehiiv(Api);

impl Beehiiv {
    pub(super) fn new(http: &Client, base: &Url) -> Self {
        Self(Api::new(http, base, "beehiiv", Duration::from_secs(3)))
    }

    /// Sends `email` every newsletter from now on.
    #[external_api("beehiiv", operation = "create_subscription")]
    pub(crate) async fn create_subscription(&self, email: &str) -> Result<(), ServiceError> {
        self.0
            .post::<Value>("subscriptions", &json!({ "email": email }))
            .await?;
        Ok(())
    }
}
