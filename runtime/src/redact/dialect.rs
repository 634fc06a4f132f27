//! In what databases differ, as far as it decides where a value begins and ends.

/// Whose rules a statement is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Postgres,
    /// `MariaDB` too.
    MySql,
    Sqlite,
    SqlServer,
    Oracle,
    /// Nobody knows: what one of the others would read differently is not read.
    Unknown,
}

/// What `/*` inside of a comment means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nested {
    AnotherComment,
    Nothing,
    NobodyKnows,
}

impl Dialect {
    pub(super) fn of(system: &str) -> Self {
        match system {
            "postgresql" => Self::Postgres,
            "mysql" | "mariadb" => Self::MySql,
            "sqlite" => Self::Sqlite,
            "microsoft.sql_server" | "mssql" => Self::SqlServer,
            "oracle.db" | "oracle" => Self::Oracle,
            _ => Self::Unknown,
        }
    }

    pub(super) fn nested_comments(self) -> Nested {
        match self {
            Self::Postgres | Self::SqlServer => Nested::AnotherComment,
            Self::MySql | Self::Sqlite | Self::Oracle => Nested::Nothing,
            Self::Unknown => Nested::NobodyKnows,
        }
    }

    /// Whether `".."` is a name, and never a value. `MySQL` takes it for a value unless it is told
    /// otherwise, `SQLite` where no column has that name.
    pub(super) fn names_in_double_quotes(self) -> bool {
        matches!(self, Self::Postgres | Self::Oracle)
    }

    /// Whether `` `..` `` is a name; nothing where it is a mistake.
    pub(super) fn names_in_backticks(self) -> bool {
        matches!(self, Self::MySql | Self::Sqlite)
    }

    /// Whether `[..]` is a name, if it is known.
    pub(super) fn names_in_brackets(self) -> Option<bool> {
        match self {
            Self::SqlServer | Self::Sqlite => Some(true),
            Self::Postgres | Self::MySql | Self::Oracle => Some(false),
            Self::Unknown => None,
        }
    }

    /// Whether code can stand in `/*! .. */`.
    pub(super) fn runs_comments(self) -> bool {
        matches!(self, Self::MySql | Self::Unknown)
    }
}
