//! What was set once, at the start: not counted, so not in the cells.

use std::borrow::Cow;
use std::sync::PoisonError;

use super::Registry;
use crate::names::Metric;

#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// Service, version, environment.
    pub(super) app: Option<[String; 3]>,
    /// What stands in the place of `db` at the start of the database metrics' names.
    db_prefix: Option<String>,
}

impl Settings {
    #[cfg(feature = "facade")]
    pub(super) fn with_prefix(db_prefix: &str) -> Self {
        Self {
            app: None,
            db_prefix: Some(db_prefix.to_owned()),
        }
    }

    /// The name of `metric` in the exposition.
    pub(super) fn name_of(&self, metric: &'static Metric) -> Cow<'static, str> {
        match (&self.db_prefix, metric.name.strip_prefix("db_")) {
            (Some(prefix), Some(rest)) => format!("{prefix}_{rest}").into(),
            _ => metric.name.into(),
        }
    }
}

impl Registry {
    pub(crate) fn set_app(&self, service: &str, version: &str, environment: &str) {
        self.change_settings(|settings| {
            settings.app = Some([service, version, environment].map(str::to_owned));
        });
    }

    pub(crate) fn set_db_prefix(&self, prefix: String) {
        self.change_settings(|settings| settings.db_prefix = Some(prefix));
    }

    pub(super) fn settings(&self) -> Settings {
        self.settings
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        change(
            &mut self
                .settings
                .write()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }
}
