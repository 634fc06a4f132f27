//! What a scrape is answered with: our series, then those of the facade, then the end.

use std::sync::Arc;

use crate::registry::{Format, Registry, Rendering};

/// What it takes to answer a scrape.
#[derive(Debug, Clone)]
pub(crate) struct Scrape {
    pub(super) registry: Arc<Registry>,
    #[cfg(feature = "facade")]
    pub(super) facade: Option<crate::facade::Facade>,
}

/// One answer that is under way, a chunk at a time.
#[derive(Debug)]
pub(crate) struct Answer {
    scrape: Scrape,
    format: Format,
    /// None when all that is ours was said.
    ours: Option<Rendering>,
    is_over: bool,
}

impl Scrape {
    #[cfg(all(test, feature = "http"))]
    pub(crate) fn of(registry: &Arc<Registry>) -> Self {
        Self {
            registry: Arc::clone(registry),
            #[cfg(feature = "facade")]
            facade: None,
        }
    }

    #[cfg(feature = "http")]
    pub(crate) fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    pub(crate) fn render(&self) -> String {
        self.answer(Format::Text).collect()
    }

    pub(crate) fn answer(&self, format: Format) -> Answer {
        Answer {
            scrape: self.clone(),
            format,
            ours: Some(Rendering::new(&self.registry, format)),
            is_over: false,
        }
    }

    #[cfg(feature = "facade")]
    fn of_facade(&self, format: Format) -> String {
        let facade = self.facade.as_ref();
        facade.map_or_else(String::new, |facade| facade.render(format))
    }

    #[cfg(not(feature = "facade"))]
    #[expect(clippy::unused_self, reason = "there is no facade")]
    fn of_facade(&self, _: Format) -> String {
        String::new()
    }
}

impl Iterator for Answer {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if let Some(ours) = &mut self.ours {
            if let Some(chunk) = ours.chunk(&self.scrape.registry) {
                return Some(chunk);
            }
            self.ours = None;
        }
        if std::mem::replace(&mut self.is_over, true) {
            return None;
        }
        Some(self.scrape.of_facade(self.format) + self.format.end())
    }
}
