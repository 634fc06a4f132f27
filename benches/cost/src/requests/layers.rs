//! The app as it is, with a layer that does nothing, with ours, and with those of peers.

use axum_prometheus::PrometheusMetricLayerBuilder;
use tower::layer::util::Identity;
use tower_http::trace::TraceLayer;

use super::{app, requested};
use crate::contender::{Contender, Role};
use crate::ours;
use crate::peers::{exporter, subscriber};

pub(super) const ALL: &[Contender] = &[
    Contender {
        role: Role::Plain,
        ..Contender::new("plain", "axum, no layer", "axum", || Ok(requested(app())))
    },
    Contender::by_hand("identity", "a layer that does nothing", Role::Other, || {
        Ok(requested(app().layer(Identity::new())))
    }),
    Contender {
        role: Role::Unit,
        ..Contender::new("callsight", "callsight's layer", "callsight", || {
            let telemetry = Box::leak(Box::new(ours::install()?));
            Ok(requested(app().layer(telemetry.layer())))
        })
    },
    Contender::new(
        "axum-prometheus",
        "axum-prometheus",
        "axum-prometheus",
        || {
            let recorder = exporter::install()?;
            let builder = PrometheusMetricLayerBuilder::new();
            let (layer, _) = builder.with_metrics_from_fn(|| recorder).build_pair();
            Ok(requested(app().layer(layer)))
        },
    ),
    Contender::new(
        "trace-layer-off",
        "tower-http `TraceLayer`, nobody listens",
        "tower-http",
        || Ok(requested(app().layer(TraceLayer::new_for_http()))),
    ),
    Contender::new(
        "trace-layer",
        "tower-http `TraceLayer`, registry and a layer that does nothing",
        "tower-http",
        || {
            subscriber::install()?;
            Ok(requested(app().layer(TraceLayer::new_for_http())))
        },
    ),
];
