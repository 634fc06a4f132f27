//! The smallest service there is: one annotated function, and its metrics.

use axum::{Router, extract::Path, routing::get};
use callsight::{Environment, Telemetry, timed};

#[timed]
async fn hello(Path(name): Path<String>) -> String {
    format!("hello, {name}\n")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let telemetry = Telemetry::builder("hello")
        .environment(Environment::Development)
        .from_env()?
        .install()?;
    let app = Router::new()
        .route("/hello/{name}", get(hello))
        .merge(telemetry.routes())
        .layer(telemetry.layer());

    let listener = tokio::net::TcpListener::bind("127.0.0.1:8000").await?;
    println!("try: curl localhost:8000/hello/you localhost:8000/metrics");
    Ok(axum::serve(listener, app).await?)
}
