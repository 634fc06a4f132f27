//! What the services outside answer when they are well.

use axum::Json;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// Stripe's own number for trying out a card without money.
const DECLINED_CARD: &str = "4000000000000002";

#[derive(Deserialize)]
pub(super) struct PaymentIntent {
    card: String,
}

pub(super) async fn payment(Json(intent): Json<PaymentIntent>) -> (StatusCode, Json<Value>) {
    if intent.card == DECLINED_CARD {
        return (
            StatusCode::PAYMENT_REQUIRED,
            Json(json!({ "error": { "code": "card_declined" } })),
        );
    }
    (
        StatusCode::OK,
        Json(json!({ "id": format!("pi_{}", Uuid::now_v7().simple()), "status": "succeeded" })),
    )
}

pub(super) async fn nothing() -> Json<Value> {
    Json(json!({}))
}

pub(super) async fn upload() -> Json<Value> {
    Json(json!({ "uid": Uuid::now_v7().simple().to_string() }))
}

#[derive(Deserialize)]
pub(super) struct Prompt {
    facts: Vec<String>,
}

pub(super) async fn completion(Json(prompt): Json<Prompt>) -> Json<Value> {
    Json(json!({ "answer": format!("I would look at these: {}.", prompt.facts.join(", ")) }))
}

#[derive(Deserialize)]
pub(super) struct Texts {
    input: Vec<String>,
}

pub(super) async fn embeddings(Json(texts): Json<Texts>) -> Json<Value> {
    let embeddings = texts
        .input
        .iter()
        .map(|text| json!({ "embedding": embedding(text) }));
    Json(json!({ "data": embeddings.collect::<Vec<_>>() }))
}

/// Texts that share words are near each other; a model would know what the words mean, too.
fn embedding(text: &str) -> Vec<f64> {
    let mut coordinates = vec![0.0; 256];
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 4);
    for word in words {
        let hash = word.to_lowercase().bytes().fold(0, |hash: usize, byte| {
            hash.wrapping_mul(31).wrapping_add(byte.into())
        });
        coordinates[hash % 256] += 1.0;
    }
    let length = coordinates
        .iter()
        .map(|x| x * x)
        .sum::<f64>()
        .sqrt()
        .max(1.0);
    coordinates.iter().map(|x| x / length).collect()
}
