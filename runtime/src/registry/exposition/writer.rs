//! Families and series, line by line.

use super::super::family::Family;
use super::super::series::Series;
use super::super::settings::Settings;
use super::super::walk::{HistogramValue, Value};
use super::{Format, number};

/// The most bytes that a number takes, with the end of its line.
const NUMBER: usize = 32;

/// Puts lines together from what is known of the family and of the series.
#[derive(Debug)]
pub(super) struct Writer {
    format: Format,
    text: String,
    /// Of the family whose series are written.
    name: String,
    /// `le="0.5"} ` for each of its buckets.
    le: Vec<String>,
    /// What all buckets of a series begin with.
    start: String,
}

impl Writer {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            text: String::new(),
            name: String::new(),
            le: Vec::new(),
            start: String::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What was written, to go on with room for as much.
    pub(super) fn take(&mut self) -> String {
        let room = String::with_capacity(self.text.len());
        std::mem::replace(&mut self.text, room)
    }

    /// Help and type are written for a metric without series too: its reader learns that it exists.
    pub(super) fn family(&mut self, family: &Family, settings: &Settings) {
        self.name.clear();
        self.name.push_str(&settings.name_of(family.metric()));
        self.format
            .describe(&mut self.text, &self.name, family.metric());
        let le = family.boundaries().into_iter();
        self.le = le
            .map(|le| format!("le=\"{}\"}} ", self.format.le(&le)))
            .collect();
    }

    pub(super) fn series(&mut self, series: &Series, value: &Value) {
        match value {
            Value::Histogram(value) => self.histogram(&series.text, value),
            Value::Count(count) => self.sample("", &series.text, |text| {
                number::integer(text, *count);
            }),
            Value::Gauge(gauge) => {
                self.sample("", &series.text, |text| number::float(text, *gauge));
            }
        }
    }

    fn histogram(&mut self, labels: &str, value: &HistogramValue) {
        let count = self.buckets(labels, value.buckets());
        self.sample("_sum", labels, |text| {
            number::recorded(text, value.sum(), value.bounds.unit());
        });
        self.sample("_count", labels, |text| number::integer(text, count));
    }

    /// Writes how many values are not above each bound; the last is how many there are.
    fn buckets(&mut self, labels: &str, buckets: &[u64]) -> u64 {
        self.start.clear();
        for part in [&self.name, "_bucket{", labels] {
            self.start.push_str(part);
        }
        if !labels.is_empty() {
            self.start.push(',');
        }
        let line = self.start.len() + NUMBER + NUMBER;
        self.text.reserve(buckets.len() * line);
        let mut cumulative = 0;
        for (le, count) in self.le.iter().zip(buckets) {
            cumulative += count;
            self.text.push_str(&self.start);
            self.text.push_str(le);
            number::integer(&mut self.text, cumulative);
            self.text.push('\n');
        }
        cumulative
    }

    fn sample(&mut self, suffix: &str, labels: &str, value: impl FnOnce(&mut String)) {
        let text = &mut self.text;
        text.push_str(&self.name);
        text.push_str(suffix);
        if !labels.is_empty() {
            text.push('{');
            text.push_str(labels);
            text.push('}');
        }
        text.push(' ');
        value(text);
        text.push('\n');
    }
}
