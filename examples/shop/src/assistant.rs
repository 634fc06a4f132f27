//! Advice: the products that are nearest to a question, and a sentence about them.

use callsight::{cached, timed};
use serde::Serialize;

use crate::error::ShopError;
use crate::services::Embedding;
use crate::shop::Shop;
use crate::store::products::{self, Product};

/// What the assistant says.
#[derive(Debug, Serialize)]
pub(crate) struct Advice {
    answer: String,
    products: Vec<String>,
}

/// A product's name, and where what is said of it is among the embeddings.
#[derive(Debug, Clone)]
struct Place {
    name: String,
    embedding: Embedding,
}

#[timed(slow = "5s")]
pub(crate) async fn advise(shop: &Shop, question: &str) -> Result<Advice, ShopError> {
    let asked = shop.services.openai.create_embeddings(&[question]).await?;
    let places = product_places(shop).await?;
    let names = asked
        .first()
        .map(|asked| nearest(&places, asked))
        .unwrap_or_default();
    let answer = shop.services.ai_registry.complete(question, &names).await?;
    Ok(Advice {
        answer,
        products: names.into_iter().map(str::to_owned).collect(),
    })
}

/// All products are one call, and what is said of them seldom changes.
#[cached(name = "product_embeddings", ttl = "10m", key = "()")]
async fn product_places(shop: &Shop) -> Result<Vec<Place>, ShopError> {
    let products = products::all(&shop.store).await?;
    let texts: Vec<_> = products.iter().map(text).collect();
    let embeddings = shop.services.openai.create_embeddings(&texts).await?;
    let places = products.into_iter().zip(embeddings);
    Ok(places
        .map(|(product, embedding)| Place {
            name: product.name,
            embedding,
        })
        .collect())
}

fn text(product: &Product) -> String {
    format!("{}: {}", product.name, product.description)
}

/// The names of the three products that are nearest to what was asked.
#[timed]
fn nearest<'a>(places: &'a [Place], asked: &Embedding) -> Vec<&'a str> {
    let mut nearest: Vec<_> = places.iter().collect();
    let distance = |place: &&Place| -asked.similarity(&place.embedding);
    nearest.sort_by(|one, other| distance(one).total_cmp(&distance(other)));
    nearest
        .into_iter()
        .take(3)
        .map(|place| place.name.as_str())
        .collect()
}
