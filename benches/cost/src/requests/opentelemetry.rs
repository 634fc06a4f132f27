//! axum-otel-metrics, with an exporter that throws away what it is handed.

use std::time::Duration;

use axum_otel_metrics::HttpMetricsLayerBuilder;
use opentelemetry::global;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::metrics::data::ResourceMetrics;
use opentelemetry_sdk::metrics::exporter::PushMetricExporter;
use opentelemetry_sdk::metrics::{PeriodicReader, SdkMeterProvider, Temporality};

use super::{app, requested};
use crate::contender::Contender;

pub(super) const ALL: &[Contender] = &[Contender::new(
    "axum-otel-metrics",
    "axum-otel-metrics",
    "axum-otel-metrics",
    || {
        let reader = PeriodicReader::builder(Nobody).build();
        global::set_meter_provider(SdkMeterProvider::builder().with_reader(reader).build());
        Ok(requested(
            app().layer(HttpMetricsLayerBuilder::new().build()),
        ))
    },
)];

struct Nobody;

impl PushMetricExporter for Nobody {
    async fn export(&self, _: &ResourceMetrics) -> OTelSdkResult {
        Ok(())
    }

    fn force_flush(&self) -> OTelSdkResult {
        Ok(())
    }

    fn shutdown_with_timeout(&self, _: Duration) -> OTelSdkResult {
        Ok(())
    }

    fn temporality(&self) -> Temporality {
        Temporality::Cumulative
    }
}
