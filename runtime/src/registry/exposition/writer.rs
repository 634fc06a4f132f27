//! Families and series, line by line.

use super::super::buckets::Unit;
use super::super::exemplars::{Buckets, Exemplar, Exemplars};
use super::super::family::Family;
use super::super::series::Series;
use super::super::settings::Settings;
use super::super::walk::{HistogramValue, Value};
use super::{Format, number};
use crate::clock::nanos;
use crate::profile::Profile;

/// The most bytes that a number takes, with the end of its line.
const NUMBER: usize = 32;

/// Puts lines together from what is known of the family and of the series.
#[derive(Debug)]
pub(super) struct Writer {
    format: Format,
    profile: Profile,
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
            profile: Profile::default(),
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
        self.profile = settings.spelling.profile;
        self.name
            .push_str(&settings.spelling.name_of(family.metric()));
        self.format
            .describe(&mut self.text, &self.name, family.metric());
        let le = family.boundaries().into_iter();
        self.le = le
            .map(|le| format!("le=\"{}\"}} ", self.format.le(&le)))
            .collect();
    }

    pub(super) fn series(&mut self, series: &Series, value: &Value, exemplars: &Exemplars) {
        let labels = series.text(self.profile);
        match value {
            Value::Histogram(value) => {
                let exemplars = match self.format {
                    Format::Text => Buckets::default(),
                    Format::OpenMetrics => exemplars.of(value.slot),
                };
                self.histogram(labels, value, &exemplars);
            }
            Value::Count(count) => self.sample("", labels, |text| {
                number::integer(text, *count);
            }),
            Value::Gauge(gauge) => {
                self.sample("", labels, |text| number::float(text, *gauge));
            }
        }
    }

    fn histogram(&mut self, labels: &str, value: &HistogramValue, exemplars: &Buckets) {
        let count = self.buckets(labels, value, exemplars);
        self.sample("_sum", labels, |text| {
            number::recorded(text, value.sum(), value.bounds.unit());
        });
        self.sample("_count", labels, |text| number::integer(text, count));
    }

    /// Writes how many values are not above each bound; the last is how many there are.
    fn buckets(&mut self, labels: &str, value: &HistogramValue, exemplars: &Buckets) -> u64 {
        self.start.clear();
        for part in [&self.name, "_bucket{", labels] {
            self.start.push_str(part);
        }
        if !labels.is_empty() {
            self.start.push(',');
        }
        let line = self.start.len() + NUMBER + NUMBER;
        self.text.reserve(self.le.len() * line);
        let mut cumulative = 0;
        for (bucket, (le, count)) in self.le.iter().zip(value.buckets()).enumerate() {
            cumulative += count;
            self.text.push_str(&self.start);
            self.text.push_str(le);
            number::integer(&mut self.text, cumulative);
            // The cells were read first: it may be of a value that was recorded since.
            if let (Some(Some(exemplar)), 1..) = (exemplars.get(bucket), *count) {
                write_exemplar(&mut self.text, exemplar, value.bounds.unit());
            }
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

fn write_exemplar(text: &mut String, exemplar: &Exemplar, unit: Unit) {
    for part in [" # {", &exemplar.labels, "} "] {
        text.push_str(part);
    }
    number::recorded(text, exemplar.value, unit);
    text.push(' ');
    number::recorded(text, nanos(exemplar.at), Unit::Seconds);
}
