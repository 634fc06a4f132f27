//! The attributes that are compared, and how each is written.

/// One attribute: a column of the table.
#[derive(Debug)]
pub struct Column {
    pub name: &'static str,
    /// The folder in `contenders/`.
    pub package: &'static str,
    /// Whose attribute it is, by the name in the lock file.
    pub of: &'static str,
    /// On a function.
    pub function: &'static str,
    /// On a method.
    pub method: &'static str,
    /// On a whole block, if that can be.
    pub block: Option<&'static str>,
}

const fn ours(name: &'static str, package: &'static str, attribute: &'static str) -> Column {
    Column {
        name,
        package,
        of: "callsight",
        function: attribute,
        method: attribute,
        block: Some(attribute),
    }
}

const fn theirs(of: &'static str, name: &'static str, attribute: &'static str) -> Column {
    Column {
        name,
        package: of,
        of,
        function: attribute,
        method: attribute,
        block: None,
    }
}

const QUERY: &str =
    r#"::callsight::timed_query(system = "sqlite", collection = "c", operation = "o")"#;
const API: &str = r#"::callsight::external_api("svc")"#;

/// All of them, those of one package beside each other.
pub const COLUMNS: &[Column] = &[
    ours("timed", "callsight", "::callsight::timed"),
    ours("timed_query", "callsight", QUERY),
    ours("external_api", "callsight", API),
    ours("background_job", "callsight", "::callsight::background_job"),
    ours("cached", "callsight", "::callsight::cached"),
    ours("timed (2021)", "callsight-2021", "::callsight::timed"),
    ours("timed_query (2021)", "callsight-2021", QUERY),
    ours("external_api (2021)", "callsight-2021", API),
    ours(
        "background_job (2021)",
        "callsight-2021",
        "::callsight::background_job",
    ),
    ours("cached (2021)", "callsight-2021", "::callsight::cached"),
    theirs("tracing", "instrument", "::tracing::instrument(skip_all)"),
    theirs("fastrace", "trace", "::fastrace::trace"),
    Column {
        block: Some("::autometrics::autometrics(track_concurrency)"),
        ..theirs(
            "autometrics",
            "autometrics",
            "::autometrics::autometrics(track_concurrency)",
        )
    },
    Column {
        block: Some("::hotpath::measure_all"),
        ..theirs("hotpath", "measure", "::hotpath::measure")
    },
    Column {
        method: "::cached::macros::cached(in_impl = true)",
        ..theirs("cached", "cached (jaemk)", "::cached::macros::cached")
    },
];

const BARE: &[(&str, Column)] = &[
    ("2024", NOTHING),
    (
        "2021",
        Column {
            package: "bare-2021",
            ..NOTHING
        },
    ),
];

const NOTHING: Column = Column {
    block: Some(""),
    ..theirs("bare", "bare", "")
};

/// No attribute.
pub fn bare(edition: &str) -> &'static Column {
    let found = BARE.iter().find(|(of, _)| *of == edition);
    &found.expect("an edition that is compared").1
}

pub fn edition(package: &str) -> &'static str {
    if package.ends_with("-2021") {
        "2021"
    } else {
        "2024"
    }
}

pub fn is_ours(name: &str) -> bool {
    COLUMNS
        .iter()
        .any(|column| column.name == name && column.of == "callsight")
}

impl Column {
    /// How the attribute is called in what a shape says of it, whatever the edition.
    pub fn attribute(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or(self.name)
    }

    /// The beginning of the names of its programs.
    pub fn prefix(&self) -> String {
        self.attribute().replace('_', "-")
    }
}
