//! Other recorders of the `metrics` facade, which are told what callsight counts.

use std::sync::Arc;
use std::time::Duration;

use metrics::Recorder;

use super::error::InstallError;
use super::{Builder, Telemetry};
use crate::facade::{Facade, Forward};
use crate::registry::Registry;

/// How long whoever asks for it waits until recorders are told.
const FORWARD_DEADLINE: Duration = Duration::from_secs(5);

impl Builder {
    /// Sends everything that callsight counts to `recorder` too, whichever that is: one of statsd,
    /// say, or of an exporter that the program has already. May be called once for each recorder.
    ///
    /// What the program records itself through the `metrics` facade goes to our scrape and to
    /// `recorder` at once. What callsight counts follows every second, or as often as
    /// [`forward_every`](Self::forward_every) says: no annotated call is slower for it. Counters
    /// are exact then, and so is how many values each of our buckets has; a value of a histogram
    /// is known to be in its bucket, and together the values add up to the right sum. A recorder
    /// that has [our boundaries](crate::catalogue::Catalogue) has our histograms.
    ///
    /// A program that has a recorder already shares it:
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use metrics_exporter_prometheus::PrometheusBuilder;
    ///
    /// #[callsight::timed(name = "work")]
    /// fn work() {}
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let recorder = Arc::new(PrometheusBuilder::new().build_recorder());
    /// metrics::set_global_recorder(Arc::clone(&recorder))?;
    /// let telemetry = callsight::Telemetry::builder("shop")
    ///     .facade(false) // whose one global recorder is taken
    ///     .forward_to(Arc::clone(&recorder))
    ///     .install()?;
    ///
    /// work();
    /// assert!(telemetry.forward(), "in time");
    /// let series = r#"function_calls_total{function="work",outcome="ok"} 1"#;
    /// assert!(recorder.handle().render().contains(series));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Prometheus' exporter keeps every value of a histogram until somebody scrapes it or calls
    /// its `run_upkeep`.
    pub fn forward_to<R>(mut self, recorder: R) -> Self
    where
        R: Recorder + Send + Sync + 'static,
    {
        self.forwarding.targets.push(Arc::new(recorder));
        self
    }

    /// How often the recorders of [`forward_to`](Self::forward_to) are told what is new: from
    /// 10 ms to an hour. Default: 1 s.
    pub fn forward_every(mut self, interval: Duration) -> Self {
        self.forwarding.interval = interval;
        self
    }

    pub(super) fn forward_seconds(&self) -> String {
        self.forwarding.interval.as_secs_f64().to_string()
    }

    /// The facade's recorder and the thread that forwards, as far as they are wanted.
    pub(super) fn start_facade(
        &self,
        registry: &Arc<Registry>,
    ) -> Result<(Option<Facade>, Option<Forward>), InstallError> {
        let forward = Forward::start(registry, self.forwarding.clone())?;
        let install =
            || Facade::install(registry, &self.config.spelling(), &self.forwarding.targets);
        Ok((self.facade.then(install).transpose()?, forward))
    }
}

impl Telemetry {
    /// Tells the recorders of [`Builder::forward_to`] now what they would be told within a second,
    /// and waits until that is done, but no longer than five seconds. Says whether it is.
    ///
    /// For who is about to read what such a recorder has; [`shutdown`](Self::shutdown) does so too.
    #[must_use = "a recorder that takes its time may lack the last of it"]
    pub fn forward(&self) -> bool {
        let forward = self.forward.as_ref();
        forward.is_none_or(|forward| forward.now(FORWARD_DEADLINE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorders_are_told_often_enough_and_not_all_the_time() {
        for interval in [
            Duration::ZERO,
            Duration::from_millis(9),
            Duration::from_secs(3_601),
        ] {
            let builder = Telemetry::builder("shop").forward_every(interval);
            let error = builder
                .install()
                .expect_err("it is out of range")
                .to_string();
            assert!(error.starts_with("forward_every: `"), "{error}");
            assert!(
                error.ends_with(
                    "is no number of seconds from 0.01 to 3600; write one such as `1.0`"
                ),
                "{error}"
            );
        }
    }
}
