//! Handlers of axum: extractors taken apart, `impl IntoResponse`, a `Result`, state, a method as handler.
//!
//! not for cached: a handler of axum takes its arguments apart
//! not for cached (jaemk): a handler of axum takes its arguments apart

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Request, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use contender::{recorded, recording};
use tower::ServiceExt;

#[derive(Clone)]
struct App {
    greeting: &'static str,
}

#[measured]
async fn greet(State(App { greeting }): State<App>, Path(name): Path<String>) -> String {
    format!("{greeting} {name}")
}

#[measured]
async fn fallible(Path(n): Path<u32>) -> Result<Json<u32>, (StatusCode, &'static str)> {
    n.checked_sub(1)
        .map(Json)
        .ok_or((StatusCode::BAD_REQUEST, "zero"))
}

#[measured]
async fn unnamed(request: Request<Body>) -> impl IntoResponse {
    (StatusCode::CREATED, request.uri().path().to_owned())
}

impl App {
    #[measured(method)]
    async fn method(State(app): State<Self>) -> &'static str {
        app.greeting
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let app = Router::new()
        .route("/greet/{name}", get(greet))
        .route("/fallible/{n}", get(fallible))
        .route("/unnamed", get(unnamed))
        .route("/method", get(App::method))
        .with_state(App { greeting: "hello" });
    for (path, status) in [
        ("/greet/a", 200),
        ("/fallible/0", 400),
        ("/unnamed", 201),
        ("/method", 200),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status().as_u16(), status);
    }
    recorded("greet").ended([1, 0, 0, 0]);
    recorded("fallible").ended([0, 1, 0, 0]);
    recorded("unnamed").ended([1, 0, 0, 0]);
}
