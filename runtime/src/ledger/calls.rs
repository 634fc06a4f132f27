//! The calls of one kind that a request made, together and by callsite.

use crate::callsite::Callsite;

/// How many callsites are told apart: a request that has more has other problems, and its memory
/// stays bounded.
const MOST_CALLSITES: usize = 64;

/// Queries, or calls of other services.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    pub(crate) count: u64,
    pub(crate) failed: u64,
    /// Those that ran at the same time are added up.
    pub(crate) nanos: u64,
    pub(crate) slowest: Option<Slowest>,
    by_callsite: Vec<(&'static Callsite, u64)>,
}

/// The call that took longest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slowest {
    pub(crate) callsite: &'static Callsite,
    pub(crate) nanos: u64,
}

impl Calls {
    pub(crate) fn ended(&mut self, callsite: &'static Callsite, nanos: u64, failed: bool) {
        self.count += 1;
        self.failed += u64::from(failed);
        self.nanos = self.nanos.saturating_add(nanos);
        if self.slowest.is_none_or(|slowest| slowest.nanos < nanos) {
            self.slowest = Some(Slowest { callsite, nanos });
        }
        let mut known = self.by_callsite.iter_mut();
        if let Some((_, count)) = known.find(|known| std::ptr::eq(known.0, callsite)) {
            *count += 1;
        } else if self.by_callsite.len() < MOST_CALLSITES {
            self.by_callsite.push((callsite, 1));
        }
    }

    /// The callsites that were called at least so often, and how often.
    pub(crate) fn repeated(
        &self,
        least: u64,
    ) -> impl Iterator<Item = (&'static Callsite, u64)> + '_ {
        let calls = self.by_callsite.iter().copied();
        calls.filter(move |(_, count)| *count >= least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::__private::here;

    fn callsite() -> &'static Callsite {
        Box::leak(Box::new(Callsite::timed(here!("f"))))
    }

    #[test]
    fn what_is_called_again_and_again_is_found() {
        let (once, often) = (callsite(), callsite());
        let mut calls = Calls::default();
        calls.ended(once, 9, true);
        (0..5).for_each(|nanos| calls.ended(often, nanos, false));
        assert_eq!((calls.count, calls.failed, calls.nanos), (6, 1, 19));
        let slowest = calls.slowest.expect("there were calls");
        assert!(std::ptr::eq(slowest.callsite, once));
        let repeated: Vec<_> = calls.repeated(5).collect();
        assert_eq!(repeated.len(), 1);
        assert!(std::ptr::eq(repeated[0].0, often));
        assert_eq!(repeated[0].1, 5);
    }

    #[test]
    fn beyond_the_most_callsites_calls_are_only_counted() {
        let mut calls = Calls::default();
        for _ in 0..2 * MOST_CALLSITES {
            calls.ended(callsite(), 1, false);
        }
        assert_eq!(calls.count, 2 * MOST_CALLSITES as u64);
        assert_eq!(calls.repeated(1).count(), MOST_CALLSITES);
    }
}
