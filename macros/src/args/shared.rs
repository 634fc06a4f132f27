//! The keys that more than one attribute takes.

use super::capture::{Captures, CapturesSlot};
use super::judgement::{Judged, Judgement};
use super::labels::{Labels, LabelsSlot};
use super::slot::{AnySlot, Flag, Slot};
use super::{Arg, Duration, Label, Level, Measure, Root};
use crate::probe::{Kind, Probe};

/// `name`, `level`, `crate` and `disabled`, which every attribute takes.
pub(crate) struct Shared {
    name: Slot<Label>,
    level: Slot<Level>,
    root: Slot<Root>,
    disabled: Flag,
}

impl Shared {
    pub(crate) fn new() -> Self {
        Self {
            name: Slot::new("name", "\"checkout\""),
            level: Slot::new("level", "\"debug\""),
            root: Slot::new("crate", "::callsight"),
            disabled: Flag::new("disabled"),
        }
    }

    pub(crate) fn slots(&mut self) -> [&mut dyn AnySlot; 4] {
        [
            &mut self.name,
            &mut self.level,
            &mut self.root,
            &mut self.disabled,
        ]
    }

    /// The name that was written.
    pub(crate) fn name(&self) -> Option<&Arg<Label>> {
        self.name.arg()
    }

    pub(crate) fn probe(self, kind: Kind) -> Probe {
        Probe {
            kind,
            is_disabled: self.disabled.is_given(),
            name: self.name.into_value(),
            slow: None,
            critical: None,
            labels: Labels::default(),
            captures: Captures::default(),
            measure: None,
            stream: None,
            judged: Judged::default(),
            level: self.level.into_value(),
            root: self.root.into_value().unwrap_or_default(),
        }
    }
}

/// How long a call may take and how it is judged, which every attribute takes that measures the body each time.
pub(crate) struct Calls {
    slow: Slot<Duration>,
    critical: Slot<Duration>,
    labels: LabelsSlot,
    captures: CapturesSlot,
    measure: Slot<Measure>,
    stream: Flag,
    judgement: Judgement,
}

impl Calls {
    pub(crate) fn new() -> Self {
        Self {
            slow: Slot::new("slow", "\"250ms\""),
            critical: Slot::new("critical", "\"5s\""),
            labels: LabelsSlot::default(),
            captures: CapturesSlot::default(),
            measure: Slot::new("measure", "\"call\""),
            stream: Flag::new("stream"),
            judgement: Judgement::new(),
        }
    }

    pub(crate) fn slots(&mut self) -> [&mut dyn AnySlot; 9] {
        let [ok_if, error_if, error_kind] = self.judgement.slots();
        [
            &mut self.slow,
            &mut self.critical,
            &mut self.labels,
            &mut self.captures,
            ok_if,
            error_if,
            error_kind,
            &mut self.measure,
            &mut self.stream,
        ]
    }

    /// The same probe, with these.
    pub(crate) fn of(self, probe: Probe) -> Probe {
        Probe {
            slow: self.slow.into_arg(),
            critical: self.critical.into_arg(),
            labels: self.labels.into_labels(),
            captures: self.captures.into_captures(),
            measure: self.measure.into_arg(),
            stream: self.stream.into_key(),
            judged: self.judgement.into_judged(),
            ..probe
        }
    }
}
