//! The AI registry answers questions in whole sentences.

use std::time::Duration;

use callsight::external_api;
use reqwest::{Client, Url};
use serde::Deserialize;
use serde_json::json;

use super::api::{Api, ServiceError};

/// Client of the AI registry.
#[derive(Debug, Clone)]
pub(crate) struct AiRegistry(Api);

#[derive(Deserialize)]
struct Completion {
    answer: String,
}

impl AiRegistry {
    pub(super) fn new(http: &Client, base: &Url) -> Self {
        Self(Api::new(http, base, "ai_registry", Duration::from_secs(5)))
    }

    /// Answers `question` from what `facts` say.
    #[external_api("ai_registry", operation = "complete")]
    pub(crate) async fn complete(
        &self,
        question: &str,
        facts: &[&str],
    ) -> Result<String, ServiceError> {
        let prompt = json!({ "question": question, "facts": facts });
        let completion: Completion = self.0.post("completions", &prompt).await?;
        Ok(completion.answer)
    }
}
