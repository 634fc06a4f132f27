//! The pages that vitals are told apart by: those that the program declares, and all others as one.

use std::sync::{Arc, PoisonError, RwLock};

use http::uri::Uri;
use matchit::{InsertError, Router};

use super::vital::{Rating, Vital};
use crate::names::{self, value};
use crate::registry::{Counter, Histogram, Registry};

/// The pages, and their series.
#[derive(Debug)]
pub(super) struct Pages {
    registry: Arc<Registry>,
    declared: RwLock<Declared>,
    other: PageSeries,
}

#[derive(Debug, Default)]
struct Declared {
    /// By their templates, as axum tells routes apart: the index of each.
    templates: Router<usize>,
    series: Vec<PageSeries>,
}

/// The series of one page, which exist before anybody looks at it.
#[derive(Debug, Clone, Copy)]
struct PageSeries([VitalSeries; Vital::ALL.len()]);

#[derive(Debug, Clone, Copy)]
struct VitalSeries {
    values: Histogram,
    ratings: [Counter; Rating::ALL.len()],
}

impl Pages {
    pub(super) fn new(registry: &Arc<Registry>) -> Self {
        Self {
            registry: Arc::clone(registry),
            declared: RwLock::default(),
            other: PageSeries::declare(registry, value::OVERFLOW),
        }
    }

    /// Tells the pages of this template apart from all others, such as `/products/{id}`.
    pub(super) fn declare(&self, template: &str) -> Result<(), InsertError> {
        let mut declared = self
            .declared
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let index = declared.series.len();
        declared.templates.insert(template, index)?;
        let series = PageSeries::declare(&self.registry, template);
        declared.series.push(series);
        Ok(())
    }

    /// Counts a value of the page at `location`, a path or a URL.
    pub(super) fn record(&self, location: Option<&str>, vital: Vital, value: u64) {
        let series = location.and_then(|location| self.series(location));
        let VitalSeries { values, ratings } = series.unwrap_or(self.other).0[vital as usize];
        self.registry.observe(&values, value);
        self.registry.count(ratings[vital.rating(value) as usize]);
    }

    fn series(&self, location: &str) -> Option<PageSeries> {
        let location: Uri = location.parse().ok()?;
        let declared = self.declared.read().unwrap_or_else(PoisonError::into_inner);
        let index = *declared.templates.at(location.path()).ok()?.value;
        declared.series.get(index).copied()
    }
}

impl PageSeries {
    fn declare(registry: &Registry, page: &str) -> Self {
        Self(Vital::ALL.map(|vital| VitalSeries::declare(registry, page, vital)))
    }
}

impl VitalSeries {
    fn declare(registry: &Registry, page: &str, vital: Vital) -> Self {
        let page = || page.to_owned().into();
        let rating = |rating: Rating| {
            let labels = [vital.name().into(), page(), rating.as_str().into()];
            registry.counter(&names::VITALS_RATINGS, labels)
        };
        Self {
            values: registry.histogram(vital.metric(), [page()]),
            ratings: Rating::ALL.map(rating),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(registry: &Registry, page: &str) -> u64 {
        let text = registry.render();
        let start = format!("web_vitals_lcp_seconds_count{{page=\"{page}\"}} ");
        let mut counts = text.lines().filter_map(|line| line.strip_prefix(&start));
        counts.next().expect("a series").parse().expect("a count")
    }

    #[test]
    fn a_page_is_its_template_and_what_was_not_declared_is_other() {
        let registry = Registry::new();
        let pages = Pages::new(&registry);
        for template in ["/", "/products/{id}", "/products/new", "/help/{*topic}"] {
            pages.declare(template).expect("a template");
            assert_eq!(count(&registry, template), 0);
        }
        for (location, page) in [
            ("https://shop.example/", "/"),
            ("https://shop.example", "/"),
            ("/?utm_source=mail", "/"),
            (
                "https://shop.example:8000/products/17?q=1#top",
                "/products/{id}",
            ),
            ("/products/{id}", "/products/{id}"),
            ("/products/new", "/products/new"),
            ("/help/orders/late", "/help/{*topic}"),
            ("/products", "other"),
            ("/products/1/2", "other"),
            ("about:blank", "other"),
            ("", "other"),
            ("/a b\n", "other"),
        ] {
            let before = count(&registry, page);
            pages.record(Some(location), Vital::Lcp, 1);
            assert_eq!(count(&registry, page), before + 1, "{location}");
        }
        pages.record(None, Vital::Lcp, 1);
        assert_eq!(count(&registry, "other"), 6);
    }

    #[test]
    fn a_template_that_is_none_leaves_no_series() {
        let registry = Registry::new();
        let pages = Pages::new(&registry);
        pages.declare("/a/{id}").expect("a template");
        pages.declare("/a/{other}").expect_err("it is the same");
        pages.declare("/b/{").expect_err("it is none");
        let text = registry.render();
        assert!(text.contains("/a/{id}") && !text.contains("/b/") && !text.contains("{other}"));
    }
}
