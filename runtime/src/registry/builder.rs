//! What can be chosen of a registry that is not that of the process.

use std::sync::Arc;

use super::{DEFAULT_ROOM, Registry, Spelling};
use crate::profile::Profile;

/// Chooses what a [`Registry`] does. What is not chosen has the default that its method names.
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build()`"]
pub struct RegistryBuilder {
    room: usize,
    profile: Profile,
    exemplars: bool,
}

impl Registry {
    /// A registry with choices of its own, independent of all others. That of the process is told
    /// by [`Telemetry::builder`](crate::Telemetry::builder).
    ///
    /// ```
    /// use callsight::{Profile, registry::Registry};
    ///
    /// let registry = Registry::builder()
    ///     .series_budget(100)
    ///     .profile(Profile::Semconv)
    ///     .build();
    /// assert!(registry.render().contains("# TYPE http_server_request_duration_seconds histogram"));
    /// ```
    pub fn builder() -> RegistryBuilder {
        RegistryBuilder {
            room: DEFAULT_ROOM,
            profile: Profile::default(),
            exemplars: true,
        }
    }
}

impl RegistryBuilder {
    /// How many label sets input may open in each metric, such as undeclared routes; what finds no
    /// room is counted as `other`. Default: 2,000.
    ///
    /// A tenth of them is all that anybody can open who asks for what no route has.
    pub fn series_budget(self, label_sets: usize) -> Self {
        Self {
            room: label_sets,
            ..self
        }
    }

    /// By which names metrics and labels are known. Default: classic.
    pub fn profile(self, profile: Profile) -> Self {
        Self { profile, ..self }
    }

    /// Whether the buckets of durations name a request that is an example of them, to whoever
    /// scrapes `OpenMetrics`. Default: yes.
    pub fn exemplars(self, enabled: bool) -> Self {
        Self {
            exemplars: enabled,
            ..self
        }
    }

    /// The registry.
    #[must_use]
    pub fn build(self) -> Arc<Registry> {
        let registry = Registry::new();
        registry.set_series_budget(self.room);
        registry.set_exemplars(self.exemplars);
        registry.set_spelling(Spelling {
            profile: self.profile,
            db_prefix: None,
        });
        registry
    }
}
