//! One JSON question to one service, and the ways it can go wrong.

use std::time::Duration;

use callsight::ErrorKind;
use reqwest::{Client, StatusCode, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

/// A service's JSON interface.
#[derive(Debug, Clone)]
pub(super) struct Api {
    http: Client,
    base: Url,
    service: &'static str,
    limit: Duration,
}

impl Api {
    /// `service` under `base`; a question that takes longer than `limit` is given up.
    pub(super) fn new(http: &Client, base: &Url, service: &'static str, limit: Duration) -> Self {
        Self {
            http: http.clone(),
            base: base.clone(),
            service,
            limit,
        }
    }

    pub(super) async fn post<Answer>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<Answer, ServiceError>
    where
        Answer: DeserializeOwned,
    {
        let answer = timeout(self.limit, self.ask(path, body)).await;
        answer
            .unwrap_or(Err(Failure::TimedOut(self.limit)))
            .map_err(|failure| ServiceError {
                service: self.service,
                failure,
            })
    }

    async fn ask<Answer>(&self, path: &str, body: &impl Serialize) -> Result<Answer, Failure>
    where
        Answer: DeserializeOwned,
    {
        let url = format!("{}{}/{path}", self.base, self.service);
        let response = self
            .http
            .post(url)
            .json(body)
            .send()
            .await
            .map_err(Failure::Unreachable)?;
        if !response.status().is_success() {
            return Err(Failure::Refused(response.status()));
        }
        response.json().await.map_err(Failure::Unreadable)
    }
}

/// A question to a service that got no good answer.
#[derive(Debug, thiserror::Error)]
#[error("{service} {failure}")]
pub(crate) struct ServiceError {
    service: &'static str,
    failure: Failure,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("did not answer within {0:?}")]
    TimedOut(Duration),
    #[error("can't be reached: {0}")]
    Unreachable(reqwest::Error),
    #[error("answered {0}")]
    Refused(StatusCode),
    #[error("answered with something else than was asked for: {0}")]
    Unreadable(reqwest::Error),
}

impl ServiceError {
    pub(crate) fn is_timeout(&self) -> bool {
        matches!(self.failure, Failure::TimedOut(_))
    }

    pub(super) fn is_refusal(&self, status: StatusCode) -> bool {
        matches!(self.failure, Failure::Refused(refusal) if refusal == status)
    }
}

impl ErrorKind for ServiceError {
    fn error_kind(&self) -> &'static str {
        match self.failure {
            Failure::TimedOut(_) => "timeout",
            Failure::Unreachable(_) => "connection",
            Failure::Refused(StatusCode::TOO_MANY_REQUESTS) => "rate_limited",
            Failure::Refused(status) if status.is_client_error() => "refused",
            Failure::Refused(_) => "server_error",
            Failure::Unreadable(_) => "decode",
        }
    }
}
