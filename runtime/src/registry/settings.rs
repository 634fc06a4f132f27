//! What was set once, at the start: not counted, so not in the cells.

use std::sync::PoisonError;

use super::Registry;
use super::spelling::Spelling;

#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// Service, version, environment.
    pub(super) app: Option<[String; 3]>,
    pub(super) spelling: Spelling,
}

impl Registry {
    pub(crate) fn set_app(&self, service: &str, version: &str, environment: &str) {
        self.change_settings(|settings| {
            settings.app = Some([service, version, environment].map(str::to_owned));
        });
    }

    pub(crate) fn set_spelling(&self, spelling: Spelling) {
        self.change_settings(|settings| settings.spelling = spelling);
    }

    #[cfg(feature = "facade")]
    pub(crate) fn spelling(&self) -> Spelling {
        self.settings().spelling
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
