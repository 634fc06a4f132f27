//! What has to be true of every histogram, whenever it is looked at.

use std::collections::BTreeMap;

use super::{Sample, Scrape};

/// One histogram series: the same labels but for `le`.
#[derive(Default)]
struct Histogram {
    /// Upper bound and cumulative count, in the order they were written.
    buckets: Vec<(f64, f64)>,
    sum: Option<f64>,
    count: Option<f64>,
}

pub(super) fn check(scrape: &Scrape) -> Result<(), String> {
    let histograms = scrape
        .families
        .iter()
        .filter(|(_, kind)| *kind == "histogram");
    for (family, _) in histograms {
        for (labels, histogram) in gather(scrape, family)? {
            histogram
                .check()
                .map_err(|wrong| format!("{family}{labels}: {wrong}"))?;
        }
    }
    Ok(())
}

fn gather(scrape: &Scrape, family: &str) -> Result<BTreeMap<String, Histogram>, String> {
    let mut histograms = BTreeMap::<String, Histogram>::new();
    for sample in &scrape.samples {
        let Some(part) = sample.name.strip_prefix(family) else {
            continue;
        };
        let mut labels = sample.labels.clone();
        let le = labels.remove("le");
        let histogram = histograms.entry(format!("{labels:?}"));
        match (part, le) {
            ("_bucket", Some(le)) => histogram.or_default().bucket(&le, sample)?,
            ("_bucket", None) => return Err(format!("{} without `le`", sample.identity())),
            ("_sum", None) => histogram.or_default().sum = Some(sample.value),
            ("_count", None) => histogram.or_default().count = Some(sample.value),
            ("_sum" | "_count", Some(_)) => {
                return Err(format!("{} with `le`", sample.identity()));
            }
            _ => {}
        }
    }
    Ok(histograms)
}

impl Histogram {
    fn bucket(&mut self, le: &str, sample: &Sample) -> Result<(), String> {
        let bound = match le {
            "+Inf" => f64::INFINITY,
            number => number
                .parse()
                .map_err(|_| format!("`le` of {} is not a number", sample.identity()))?,
        };
        self.buckets.push((bound, sample.value));
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        let sum = self.sum.ok_or("no _sum")?;
        let count = self.count.ok_or("no _count")?;
        let all = match self.buckets.last() {
            Some((bound, count)) if bound.is_infinite() => *count,
            _ => return Err("the last bucket is not +Inf".into()),
        };
        if all.to_bits() != count.to_bits() {
            return Err(format!("the +Inf bucket has {all}, _count {count}"));
        }
        if !(sum >= 0.0 && sum.is_finite()) {
            return Err(format!("a sum of {sum}"));
        }
        self.buckets.windows(2).try_for_each(ascending)
    }
}

fn ascending(pair: &[(f64, f64)]) -> Result<(), String> {
    let ((lower, fewer), (upper, more)) = (pair[0], pair[1]);
    if lower >= upper {
        return Err(format!("bound {upper} after bound {lower}"));
    }
    if fewer > more {
        return Err(format!("{more} in le={upper}, but {fewer} in le={lower}"));
    }
    Ok(())
}
