//! One endpoint: what its requests are counted under, and the series of those that were met.

use std::sync::OnceLock;

use super::endpoints::Link;
use super::labels::Ending;
use super::series::RequestSeries;

/// What the label `endpoint` says, and how requests to it have ended so far.
#[derive(Debug)]
pub(super) struct Endpoint {
    name: Box<str>,
    origin: Origin,
    /// Requests of excluded routes have an id and a span, and no series.
    is_counted: bool,
    next: Link,
    endings: OnceLock<Box<Ended>>,
}

/// Who named it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The program: the template of a route, such as `/users/{id}`.
    Route,
    /// The client, whose path was made one with those that differ in ids alone.
    Path,
    /// Nobody: what matched no route is counted together, and so is what found no room.
    Nobody,
}

/// Requests that ended alike; those that ended like the first are found first.
#[derive(Debug)]
struct Ended {
    ending: Ending,
    series: RequestSeries,
    next: OnceLock<Box<Self>>,
}

impl Endpoint {
    pub(super) fn new(name: &str, origin: Origin, is_counted: bool) -> Self {
        Self {
            name: name.into(),
            origin,
            is_counted,
            next: Link::default(),
            endings: OnceLock::new(),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn is(&self, name: &str, origin: Origin) -> bool {
        self.origin == origin && *self.name == *name
    }

    pub(super) fn is_route(&self) -> bool {
        self.origin == Origin::Route
    }

    /// The route as spans have it: there is none where no route matched.
    pub(super) fn route(&self) -> Option<&str> {
        (self.origin != Origin::Nobody).then(|| self.name())
    }

    pub(super) fn is_counted(&self) -> bool {
        self.is_counted
    }

    pub(super) fn next(&self) -> &Link {
        &self.next
    }

    /// The series of requests that ended like this, if there were any.
    pub(super) fn ended(&self, ending: Ending) -> Option<&RequestSeries> {
        let mut next = self.endings.get();
        while let Some(ended) = next {
            if ended.ending == ending {
                return Some(&ended.series);
            }
            next = ended.next.get();
        }
        None
    }

    /// The same, or else `series` from now on, where another thread was not faster.
    #[cold]
    pub(super) fn ended_or(&self, ending: Ending, series: RequestSeries) -> &RequestSeries {
        let mut place = &self.endings;
        let mut new = Some(Box::new(Ended {
            ending,
            series,
            next: OnceLock::new(),
        }));
        loop {
            if let Some(unplaced) = new.take() {
                new = place.set(unplaced).err();
            }
            match place.get() {
                Some(ended) if ended.ending == ending => return &ended.series,
                Some(ended) => place = &ended.next,
                None => {}
            }
        }
    }
}
