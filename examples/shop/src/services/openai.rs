//! `OpenAI` places texts in a space where what means the same is near.

use std::time::Duration;

use callsight::external_api;
use reqwest::{Client, Url};
use serde::Deserialize;
use serde_json::json;

use super::api::{Api, ServiceError};

/// Client of `OpenAI`.
#[derive(Debug, Clone)]
pub(crate) struct OpenAi(Api);

/// The place of a text. Its length is 1.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Embedding {
    #[serde(rename = "embedding")]
    coordinates: Vec<f64>,
}

impl Embedding {
    /// From 1 (the same) down to -1 (the opposite).
    pub(crate) fn similarity(&self, other: &Self) -> f64 {
        let pairs = self.coordinates.iter().zip(&other.coordinates);
        pairs.map(|(one, other)| one * other).sum()
    }
}

#[derive(Deserialize)]
struct Embeddings {
    data: Vec<Embedding>,
}

impl OpenAi {
    pub(super) fn new(http: &Client, base: &Url) -> Self {
        Self(Api::new(http, base, "openai", Duration::from_secs(3)))
    }

    /// One embedding for each of `texts`, in their order.
    #[external_api("openai", operation = "create_embeddings")]
    pub(crate) async fn create_embeddings(
        &self,
        texts: &[impl AsRef<str>],
    ) -> Result<Vec<Embedding>, ServiceError> {
        let texts: Vec<_> = texts.iter().map(AsRef::as_ref).collect();
        let embeddings: Embeddings = self
            .0
            .post("embeddings", &json!({ "input": texts }))
            .await?;
        Ok(embeddings.data)
    }
}
