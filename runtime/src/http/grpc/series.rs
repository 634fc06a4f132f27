//! The series of calls, by method: those that exist, as far as anybody has seen it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use super::call::Call;
use super::status::Status;
use crate::names::{self, value};
use crate::outcome::Outcome;
use crate::registry::{Histogram, LabelSet, Opener, Registry};

/// Those that one layer has met.
#[derive(Debug, Default)]
pub(in crate::http) struct RpcSeries {
    methods: RwLock<HashMap<Box<str>, Method>>,
}

#[derive(Debug, Default)]
struct Method {
    /// It has answered, or is declared: nobody made it up.
    is_real: bool,
    endings: Vec<(Ending, Histogram)>,
}

/// There is no status of a call that ended before one was sent.
type Ending = (Option<Status>, Outcome);

/// What a declared method has at zero.
const DECLARED: [Ending; 7] = [
    (Some(Status::OK), Outcome::Ok),
    (Some(Status::UNKNOWN), Outcome::Error),
    (Some(Status::DEADLINE_EXCEEDED), Outcome::Error),
    (Some(Status::INTERNAL), Outcome::Error),
    (Some(Status::UNAVAILABLE), Outcome::Error),
    (None, Outcome::Cancelled),
    (None, Outcome::Panicked),
];

impl RpcSeries {
    /// Whatever the budget: what the code declares is bounded by the code.
    pub(in crate::http) fn declare(&self, registry: &Registry, service: &str, method: &str) {
        let name = format!("{service}/{method}");
        registry.declare_part(&names::RPC_DURATION, declared_part(&name));
        for ending in DECLARED {
            self.make(registry, &name, ending, true);
        }
    }

    /// The series of a call that ended so, and sent so much.
    pub(in crate::http) fn of(
        &self,
        registry: &Registry,
        call: &Call,
        outcome: Outcome,
        response_bytes: u64,
    ) -> Histogram {
        let (ending, is_proof) = ((call.status(), outcome), call.proves_method(response_bytes));
        call.asked()
            .and_then(|name| self.known(name, ending, is_proof))
            .unwrap_or_else(|| self.first_of(registry, call, ending, is_proof))
    }

    /// None if it is to be learnt that the method is real.
    fn known(&self, name: &str, ending: Ending, is_proof: bool) -> Option<Histogram> {
        let methods = self.methods.read().unwrap_or_else(PoisonError::into_inner);
        let method = methods.get(name);
        method
            .filter(|method| method.is_real || !is_proof)?
            .of(ending)
    }

    #[cold]
    fn first_of(
        &self,
        registry: &Registry,
        call: &Call,
        ending: Ending,
        is_proof: bool,
    ) -> Histogram {
        let is_real = is_proof || call.asked().is_some_and(|name| self.is_real(name));
        let named = if is_real { call.asked() } else { call.method() };
        let Some(name) = named else {
            return self.make(registry, value::OTHER, ending, false);
        };
        if has_room(registry, name, ending, is_real) {
            return self.make(registry, name, ending, is_real);
        }
        registry.overflowed(&names::RPC_DURATION);
        self.make(registry, value::OVERFLOW, ending, false)
    }

    /// Whether anybody has seen that there is such a method.
    pub(in crate::http) fn is_real(&self, name: &str) -> bool {
        let methods = self.methods.read().unwrap_or_else(PoisonError::into_inner);
        methods.get(name).is_some_and(|method| method.is_real)
    }

    fn make(&self, registry: &Registry, name: &str, ending: Ending, is_real: bool) -> Histogram {
        // Of those that are counted together, most are no longer new.
        if let Some(series) = self.known(name, ending, is_real) {
            return series;
        }
        let mut methods = self.methods.write().unwrap_or_else(PoisonError::into_inner);
        let method = methods.entry(name.into()).or_default();
        method.is_real |= is_real;
        method.of(ending).unwrap_or_else(|| {
            let series = registry.histogram(&names::RPC_DURATION, labels(name, ending));
            method.endings.push((ending, series));
            series
        })
    }
}

impl Method {
    fn of(&self, ending: Ending) -> Option<Histogram> {
        let mut endings = self.endings.iter();
        endings.find_map(|(known, series)| (*known == ending).then_some(*series))
    }
}

fn has_room(registry: &Registry, name: &str, ending: Ending, is_real: bool) -> bool {
    let metric = &names::RPC_DURATION;
    let opener = if is_real {
        Opener::Program
    } else {
        Opener::Anybody
    };
    let set: [Cow<'static, str>; 2] = [name.to_owned().into(), status_text(ending).into()];
    registry.is_declared(metric, &declared_part(name))
        || registry.admit(metric, &set.into(), opener)
}

fn declared_part(name: &str) -> LabelSet {
    [Cow::from(name.to_owned())].into()
}

/// The method is kept with its service, as the conventions have it.
fn labels(name: &str, ending: Ending) -> LabelSet {
    let service = name.split_once('/').map_or(name, |(service, _)| service);
    [
        value::GRPC.into(),
        service.to_owned().into(),
        name.to_owned().into(),
        status_text(ending).into(),
        ending.1.as_str().into(),
    ]
    .into()
}

fn status_text((status, _): Ending) -> &'static str {
    status.map_or(value::NO_STATUS, Status::as_str)
}
