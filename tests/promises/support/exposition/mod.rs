//! A strict reader of the Prometheus text format 0.0.4, so that tests compare numbers and not text.

mod histogram;
mod line;
mod proof;

use std::collections::{BTreeMap, BTreeSet};

use line::Line;
pub(crate) use line::Sample;

/// A label's name and its value.
pub(crate) type Label<'a> = (&'a str, &'a str);

/// Everything one scrape said, after every rule of the format was checked.
#[derive(Debug, Default)]
pub(crate) struct Scrape {
    /// Type by family.
    pub(crate) families: BTreeMap<String, String>,
    pub(crate) samples: Vec<Sample>,
}

impl Scrape {
    /// Reads a scrape that must be valid.
    #[track_caller]
    pub(crate) fn of(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|wrong| panic!("the scrape is invalid: {wrong}"))
    }

    /// Reads a scrape; what breaks the format is said with its line.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        if !text.ends_with('\n') {
            return Err("the last line has no end".into());
        }
        let mut reader = Reader::default();
        for (number, content) in text.lines().enumerate() {
            reader
                .read(content)
                .map_err(|wrong| format!("line {}: {wrong}: {content}", number + 1))?;
        }
        histogram::check(&reader.scrape)?;
        Ok(reader.scrape)
    }

    /// The series of `name` that carry all of `labels`.
    pub(crate) fn select(&self, name: &str, labels: &[Label<'_>]) -> impl Iterator<Item = &Sample> {
        self.samples
            .iter()
            .filter(move |sample| sample.name == name && sample.carries(labels))
    }

    /// The sum of those series, or nothing if there are none.
    pub(crate) fn find(&self, name: &str, labels: &[Label<'_>]) -> Option<f64> {
        self.select(name, labels)
            .map(|sample| sample.value)
            .reduce(|sum, value| sum + value)
    }

    /// The sum of those series, of which there must be one.
    #[track_caller]
    pub(crate) fn total(&self, name: &str, labels: &[Label<'_>]) -> f64 {
        self.find(name, labels).unwrap_or_else(|| {
            let known: Vec<_> = self.select(name, &[]).map(Sample::identity).collect();
            panic!("no series {name}{labels:?}; the scrape has {known:#?}")
        })
    }

    /// The same as a whole number, which every count is.
    #[track_caller]
    pub(crate) fn count(&self, name: &str, labels: &[Label<'_>]) -> u64 {
        let total = self.total(name, labels);
        total
            .to_string()
            .parse()
            .unwrap_or_else(|_| panic!("{name}{labels:?} is {total}, which is no count"))
    }

    /// The values that label `key` takes in `name`.
    pub(crate) fn values(&self, name: &str, key: &str) -> BTreeSet<&str> {
        self.select(name, &[])
            .filter_map(|sample| sample.labels.get(key))
            .map(String::as_str)
            .collect()
    }

    /// What the families starting with `prefix` are made of, without the numbers.
    pub(crate) fn identities(&self, prefix: &str) -> BTreeSet<String> {
        self.samples
            .iter()
            .filter(|sample| sample.name.starts_with(prefix))
            .map(Sample::identity)
            .collect()
    }
}

impl Sample {
    pub(crate) fn carries(&self, labels: &[Label<'_>]) -> bool {
        labels
            .iter()
            .all(|(name, value)| self.labels.get(*name).is_some_and(|mine| mine == value))
    }

    /// Name and labels: what no other sample of a scrape may share.
    pub(crate) fn identity(&self) -> String {
        format!("{}{:?}", self.name, self.labels)
    }
}

/// A scrape half read: what was announced so far.
#[derive(Default)]
struct Reader {
    scrape: Scrape,
    helped: BTreeSet<String>,
    /// The family whose lines are being read; one that is left is closed.
    open: Option<String>,
    seen: BTreeSet<String>,
}

impl Reader {
    fn read(&mut self, text: &str) -> Result<(), String> {
        match line::line(text)? {
            Line::Blank => Ok(()),
            Line::Help { family } => self.help(family),
            Line::Type { family, kind } => self.announce(family, kind),
            Line::Sample(sample) => self.sample(sample),
        }
    }

    fn help(&mut self, family: &str) -> Result<(), String> {
        if !self.helped.insert(family.to_owned()) {
            return Err("HELP for the second time".into());
        }
        if self.scrape.families.contains_key(family) {
            return Err("HELP after TYPE".into());
        }
        Ok(())
    }

    fn announce(&mut self, family: &str, kind: &str) -> Result<(), String> {
        if !["counter", "gauge", "histogram", "summary", "untyped"].contains(&kind) {
            return Err(format!("`{kind}` is not a type"));
        }
        self.open = Some(family.to_owned());
        match self
            .scrape
            .families
            .insert(family.to_owned(), kind.to_owned())
        {
            None => Ok(()),
            Some(_) => Err("TYPE for the second time".into()),
        }
    }

    fn sample(&mut self, sample: Sample) -> Result<(), String> {
        let family = self.open.as_deref().ok_or("a sample before any TYPE")?;
        let kind = self.scrape.families[family].as_str();
        if !belongs(&sample.name, family, kind) {
            return Err(format!("not a sample of `{family}`, a {kind}"));
        }
        if kind == "counter" && !(sample.value >= 0.0 && sample.value.is_finite()) {
            return Err("a counter that cannot have counted".into());
        }
        if !self.seen.insert(sample.identity()) {
            return Err("the same series for the second time".into());
        }
        self.scrape.samples.push(sample);
        Ok(())
    }
}

fn belongs(name: &str, family: &str, kind: &str) -> bool {
    let Some(suffix) = name.strip_prefix(family) else {
        return false;
    };
    match kind {
        "histogram" => ["_bucket", "_sum", "_count"].contains(&suffix),
        "summary" => ["", "_sum", "_count"].contains(&suffix),
        _ => suffix.is_empty(),
    }
}
