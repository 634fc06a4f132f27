//! What the program records itself, through the `metrics` facade: kept by that facade's own
//! Prometheus exporter and served in the same scrape as ours; and what other recorders are told.

mod escaping;
mod families;
mod fan_out;
mod forward;
mod open_metrics;
mod recorder;

use std::io;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

pub(crate) use self::fan_out::Foreign;
pub(crate) use self::forward::{Forward, Forwarding};
pub(crate) use self::recorder::Guarded;

use self::recorder::Refusals;
use crate::registry::{Format, Registry, Spelling};

/// Without buckets the exporter would write summaries, whose quantiles can't be aggregated.
const BUCKETS: &[f64] = &[
    0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 300.0,
];

/// The exporter keeps every sample until it is scraped or tidied.
const UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// The facade's side of the scrape.
#[derive(Clone)]
pub(crate) struct Facade {
    handle: PrometheusHandle,
    refusals: Arc<Refusals>,
}

impl std::fmt::Debug for Facade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facade").finish_non_exhaustive()
    }
}

/// Why the facade could not be had.
#[derive(Debug)]
pub(crate) enum FacadeError {
    /// It has one recorder a process, and there is one already.
    Taken,
    /// The system would not start another thread.
    Thread(io::Error),
}

impl Facade {
    /// Becomes the facade's recorder.
    pub(crate) fn install(
        registry: &Arc<Registry>,
        spelling: &Spelling,
        forwarded_to: &[Foreign],
    ) -> Result<Self, FacadeError> {
        let (facade, recorder) = Self::apart(registry, spelling, forwarded_to);
        start_upkeep(facade.handle.clone(), Arc::downgrade(&facade.refusals))
            .map_err(FacadeError::Thread)?;
        metrics::set_global_recorder(recorder).map_err(|_| FacadeError::Taken)?;
        Ok(facade)
    }

    /// Without becoming anything, and the recorder that would.
    pub(crate) fn apart(
        registry: &Arc<Registry>,
        spelling: &Spelling,
        forwarded_to: &[Foreign],
    ) -> (Self, Guarded) {
        let exporter = PrometheusBuilder::new()
            .set_buckets(BUCKETS)
            .expect("the list of buckets is not empty")
            .build_recorder();
        let refusals = Arc::new(Refusals::new(registry, spelling));
        let facade = Self {
            handle: exporter.handle(),
            refusals: Arc::clone(&refusals),
        };
        (
            facade,
            Guarded::new(exporter, refusals, forwarded_to.to_vec()),
        )
    }

    /// The text of the exporter, without what would make the whole scrape invalid.
    pub(crate) fn render(&self, format: Format) -> String {
        let text = families::admissible(&self.handle.render(), &self.refusals);
        match format {
            Format::Text => text,
            Format::OpenMetrics => open_metrics::of(&text),
        }
    }
}

/// Until the recorder and the last facade are gone.
fn start_upkeep(handle: PrometheusHandle, alive: Weak<Refusals>) -> io::Result<()> {
    let thread = thread::Builder::new().name("callsight-upkeep".to_owned());
    thread.spawn(move || {
        while alive.strong_count() > 0 {
            thread::sleep(UPKEEP_INTERVAL);
            handle.run_upkeep();
        }
    })?;
    Ok(())
}
