//! What an attribute instruments.

/// What an attribute instruments, with the labels that are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `#[timed_query]`
    Query {
        /// The database system, such as `postgresql`.
        system: &'static str,
        /// The table or collection; empty if none was named.
        collection: &'static str,
        /// What is done to it, such as `select`.
        operation: &'static str,
    },
    /// `#[external_api]`
    ExternalApi {
        /// Who is called.
        service: &'static str,
        /// What for.
        operation: &'static str,
    },
    /// `#[cached]`
    Cache {
        /// The cache's name.
        cache: &'static str,
    },
    /// `#[background_job]`
    BackgroundJob {
        /// The job's name.
        job: &'static str,
    },
    /// `#[timed]`
    Function,
}

impl Kind {
    /// Whether the time of the last success is kept: somebody waits for the next.
    #[inline]
    pub(crate) const fn has_last_success(self) -> bool {
        matches!(self, Self::BackgroundJob { .. })
    }

    /// The attribute that makes callsites of this kind.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Query { .. } => "timed_query",
            Self::ExternalApi { .. } => "external_api",
            Self::Cache { .. } => "cached",
            Self::BackgroundJob { .. } => "background_job",
            Self::Function => "timed",
        }
    }
}
