//! Errors of Redis, by the words of its protocol.

use std::time::Duration;

use callsight::external_api;
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, Cmd, RedisResult, cmd};

use super::{assert_types, errors_of_service};
use crate::support::redis::Redis;

#[external_api("error_types", operation = "redis")]
async fn run(connection: &mut MultiplexedConnection, command: &Cmd) -> RedisResult<String> {
    command.query_async(connection).await
}

#[external_api("error_types", operation = "redis_connect")]
async fn connect(url: &str) -> RedisResult<MultiplexedConnection> {
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(Duration::from_secs(2)))
        .set_response_timeout(Some(Duration::from_millis(100)));
    let client = Client::open(url)?;
    client
        .get_multiplexed_async_connection_with_config(&config)
        .await
}

#[tokio::test]
async fn what_redis_refuses_is_told_from_not_reaching_it() {
    let redis = Redis::start().await;
    let mut connection = connect(&redis.url).await.expect("Redis answers");
    let _ = run(
        &mut connection,
        &cmd("EVALSHA").arg("0".repeat(40)).arg(0).to_owned(),
    )
    .await;
    let _ = run(&mut connection, &cmd("NOSUCHCOMMAND")).await;
    let _ = run(&mut connection, &cmd("COMMAND").arg("COUNT").to_owned()).await;
    let replica = cmd("REPLICAOF").arg("127.0.0.1").arg(1).to_owned();
    run(&mut connection, &replica).await.expect("it obeys");
    let _ = run(
        &mut connection,
        &cmd("SET").arg("key").arg("value").to_owned(),
    )
    .await;
    redis.server.signal("STOP");
    let _ = run(&mut connection, &cmd("PING")).await;
    redis.server.signal("CONT");
    assert_types(
        &errors_of_service("redis"),
        &[("err", 1), ("noscript", 1), ("readonly", 1), ("timeout", 1)],
    );

    let url = redis.url.clone();
    drop((connection, redis));
    let _ = connect(&url).await;
    let _ = connect("no url").await;
    assert_types(
        &errors_of_service("redis_connect"),
        &[("config", 1), ("connect", 1)],
    );
}
