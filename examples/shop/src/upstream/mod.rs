//! The world outside the shop, in small: five services on a loopback port, slow and failing at times.

mod answers;
mod temper;

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, post};
use reqwest::Url;
use tokio::net::TcpListener;

use self::temper::{Temper, misbehave};

/// Every endpoint, and how it behaves. Rates are percent of its calls.
fn endpoints() -> [(&'static str, Temper, MethodRouter); 6] {
    let temper = Temper::usually;
    [
        (
            "/stripe/payment_intents",
            temper(40..160).stalling(1.0).failing(2.0),
            post(answers::payment),
        ),
        (
            "/stripe/payment_intents/cancel",
            temper(20..80).failing(8.0),
            post(answers::nothing),
        ),
        (
            "/beehiiv/subscriptions",
            temper(60..300).stalling(0.5).failing(3.0),
            post(answers::nothing),
        ),
        (
            "/cloudflare/stream/copy",
            temper(100..500).stalling(1.0).failing(2.0),
            post(answers::upload),
        ),
        (
            "/ai_registry/completions",
            temper(300..1_500).stalling(2.0).failing(4.0),
            post(answers::completion),
        ),
        (
            "/openai/embeddings",
            temper(50..250).stalling(0.5).failing(1.0),
            post(answers::embeddings),
        ),
    ]
}

/// Starts the services on a free port; they stop with the process.
pub(crate) async fn start() -> io::Result<Url> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let base = format!("http://{}/", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, router()).into_future());
    Ok(base.parse().expect("a socket address makes a URL"))
}

fn router() -> Router {
    let mut router = Router::new();
    for (path, temper, answer) in endpoints() {
        router = router.route(
            path,
            answer.layer(from_fn_with_state(Arc::new(temper), misbehave)),
        );
    }
    router
}
