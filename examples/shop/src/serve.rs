//! From the configuration to a running shop, and down again.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use callsight::{ConfigErrors, Environment, InstallError, Telemetry};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::cache::RedisCache;
use crate::config::Config;
use crate::services::Services;
use crate::shop::Shop;
use crate::stop::StopSignal;
use crate::store::{Database, Store, UnusableDatabase};
use crate::{checkout, greeting, job, report, routes, traffic, upstream};

/// How long requests that are running when the shop is stopped may take to end.
const GRACE: Duration = Duration::from_secs(3);

/// Why the shop can't start: one sentence for the person who started it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error(transparent)]
    Config(#[from] ConfigErrors),

    #[error(transparent)]
    Telemetry(#[from] InstallError),

    #[error(
        "can't listen on {0}: {1}; choose another port with --port, or any free one with --port 0"
    )]
    Address(SocketAddr, io::Error),

    #[error(transparent)]
    Database(#[from] UnusableDatabase),

    #[error("REDIS_URL is no address of a Redis: {0}; write redis://host:6379")]
    Redis(#[from] redis::RedisError),

    #[error("the operating system refuses what the shop needs: {0}")]
    System(#[from] io::Error),
}

/// Serves until it is told to stop.
pub(crate) async fn run(config: Config) -> Result<(), StartError> {
    let signal = StopSignal::catch()?;
    let telemetry = telemetry()?;
    let listener = listen(config.address).await?;
    let database = Database::configured(config.database_url.clone())?;
    let shop = open(&config, &database).await?;

    let address = listener.local_addr()?;
    greeting::print(&config, address, &database, &telemetry)?;
    let app = routes::router(shop.clone(), &telemetry);
    let companions = companions(&config, address, shop, &telemetry);
    serve(listener, app, companions, signal).await;
    telemetry.shutdown().await;
    Ok(())
}

fn telemetry() -> Result<Telemetry, StartError> {
    let telemetry = Telemetry::builder("shop")
        .version(env!("CARGO_PKG_VERSION"))
        .environment(Environment::Development)
        .web_vitals(true)
        .from_env()?
        .install()?;
    checkout::declare_metrics();
    Ok(telemetry)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|error| StartError::Address(address, error))
}

async fn open(config: &Config, database: &Database) -> Result<Shop, StartError> {
    let redis = config
        .redis_url
        .as_deref()
        .map(RedisCache::at)
        .transpose()?;
    Ok(Shop {
        store: Store::open(database).await?,
        services: Services::at(&upstream::start().await?),
        redis: redis.map(Arc::new),
    })
}

/// What runs beside the server.
fn companions(
    config: &Config,
    address: SocketAddr,
    shop: Shop,
    telemetry: &Telemetry,
) -> JoinSet<()> {
    let mut companions = JoinSet::new();
    companions.spawn(job::run(shop));
    companions.spawn(report::run(Arc::clone(telemetry.registry())));
    if config.traffic {
        companions.spawn(traffic::run(greeting::url(address)));
    }
    companions
}

/// Serves until `signal`; then nobody new is let in, and who is inside may finish.
async fn serve(
    listener: TcpListener,
    app: Router,
    mut companions: JoinSet<()>,
    signal: StopSignal,
) {
    let (close, closed) = oneshot::channel::<()>();
    let server = axum::serve(listener, app).with_graceful_shutdown(async {
        // An error only says that the sender is gone, which means the same.
        closed.await.unwrap_or_default();
    });
    let server = tokio::spawn(server.into_future());

    signal.received().await;
    greeting::say_goodbye();
    companions.shutdown().await;
    drop(close);
    if timeout(GRACE, server).await.is_err() {
        tracing::warn!("requests that took longer than {GRACE:?} to end were dropped");
    }
}
