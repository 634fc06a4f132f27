//! What a call is a call of: a callsite, or a callsite with certain labels.

use std::num::NonZeroU32;

use crate::callsite::Callsite;
use crate::series::CallSeries;

/// What generated code hands to whatever measures.
#[derive(Debug, Clone, Copy)]
pub enum Site {
    /// A function without labels that a call has to say.
    Callsite(&'static Callsite),
    /// A function, and the labels of this call.
    Labelled(&'static CallSeries),
}

impl Site {
    #[inline]
    pub(crate) fn callsite(self) -> &'static Callsite {
        match self {
            Self::Callsite(callsite) => callsite,
            Self::Labelled(series) => series.callsite(),
        }
    }

    /// The number of its series, if it has labels that a call has to say.
    #[inline]
    pub(crate) fn labelled(self) -> Option<NonZeroU32> {
        match self {
            Self::Callsite(_) => None,
            Self::Labelled(series) => Some(series.number()),
        }
    }
}
