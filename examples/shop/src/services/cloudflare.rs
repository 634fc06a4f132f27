//! Cloudflare streams the videos.

use std::time::Duration;

use callsight::external_api;
use reqwest::{Client, Url};
use serde::Deserialize;
use serde_json::json;

use super::api::{Api, ServiceError};

/// Client of Cloudflare Stream.
#[derive(Debug, Clone)]
pub(crate) struct Cloudflare(Api);

#[derive(Deserialize)]
struct Upload {
    uid: String,
}

impl Cloudflare {
    pub(super) fn new(http: &Client, base: &Url) -> Self {
        Self(Api::new(http, base, "cloudflare", Duration::from_secs(3)))
    }

    /// Has the video at `url` fetched; says under which id it will be streamed.
    #[external_api("cloudflare", operation = "upload_video")]
    pub(crate) async fn upload_video(&self, url: &str) -> Result<String, ServiceError> {
        let upload: Upload = self.0.post("stream/copy", &json!({ "url": url })).await?;
        Ok(upload.uid)
    }
}
