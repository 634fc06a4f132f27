//! What a shape asks a contender about its own calls, and what is printed of the answers.
//!
//! A line on stdout that begins with `misses:` or `blind:` is what the table is made of.

/// Ok, error, cancelled and panicked.
const OUTCOMES: [&str; 4] = ["ok", "error", "cancelled", "panicked"];

/// What a contender says of the calls of one function, as far as it can tell.
#[derive(Debug, Default)]
pub struct Recorded {
    /// How many calls there were.
    pub calls: Option<u64>,
    /// How many of them ended in which way.
    pub outcomes: [Option<u64>; 4],
    /// How many are running.
    pub in_flight: Option<f64>,
    /// How long all of them took.
    pub seconds: Option<f64>,
}

impl Recorded {
    /// So many calls ended `ok`, `error`, `cancelled` and `panicked`, and none is running.
    #[must_use]
    pub fn ended(self, expected: [u64; 4]) -> Self {
        compare("calls", self.calls, expected.iter().sum());
        let is_told = |place: usize| self.outcomes[place].is_some();
        for (place, count) in expected.into_iter().enumerate() {
            if is_told(place) || count > 0 && place != 0 {
                compare(OUTCOMES[place], self.outcomes[place], count);
            }
        }
        if let Some(in_flight) = self.in_flight.filter(|in_flight| *in_flight != 0.0) {
            println!("misses: {in_flight} in flight after the last call ended");
        }
        self
    }

    /// All calls together took at least this long.
    pub fn took_ms(self, at_least: u32) {
        let at_least = f64::from(at_least) / 1e3;
        match self.seconds {
            None => println!("blind: for how long"),
            Some(seconds) if seconds < at_least => {
                println!("misses: {at_least} s recorded as {}", rounded(seconds));
            }
            Some(_) => {}
        }
    }
}

fn compare(what: &str, recorded: Option<u64>, expected: u64) {
    match recorded {
        None => println!("blind: {what}"),
        Some(count) if count != expected => {
            println!("misses: {expected} {what} recorded as {count}");
        }
        Some(_) => {}
    }
}

/// The table must not differ from run to run.
fn rounded(seconds: f64) -> &'static str {
    if seconds < 0.002 {
        "less than 2 ms"
    } else {
        "less"
    }
}

/// Whether a path, as each contender writes them, ends with this function.
#[must_use]
pub fn is_of(path: &str, function: &str) -> bool {
    let path = path.trim_end_matches("::{{closure}}");
    let last = path.rsplit("::").next().unwrap_or(path);
    last.trim_start_matches("r#") == function
}

/// The series in a text of Prometheus: name, labels and value.
pub fn series(text: &str) -> impl Iterator<Item = Series<'_>> {
    text.lines().filter_map(|line| {
        let (series, value) = line.rsplit_once(' ')?;
        let (name, labels) = series.split_once('{')?;
        let value = value.parse().ok()?;
        Some(Series {
            name,
            labels,
            value,
        })
    })
}

/// One line of such a text.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    pub name: &'a str,
    pub labels: &'a str,
    pub value: f64,
}

impl<'a> Series<'a> {
    /// The value of a label.
    #[must_use]
    pub fn label(&self, label: &str) -> Option<&'a str> {
        let (before, after) = self.labels.split_once(&format!("{label}=\""))?;
        let is_whole = before.is_empty() || before.ends_with(',');
        is_whole.then(|| after.split('"').next()).flatten()
    }
}
