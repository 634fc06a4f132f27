//! What was asked, without its data.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::entry::subject;
use crate::callsite::{Callsite, Kind};
use crate::capture::Taken;
use crate::outcome::Verdict;
use crate::redact::{self, Fingerprint, Statement};

/// Made where the call ends. The statement is read, and secrets are looked for, where it is written.
#[derive(Debug)]
pub(super) struct Details {
    callsite: &'static Callsite,
    outcome: &'static str,
    error_type: Option<&'static str>,
    arguments: Vec<(&'static str, Taken)>,
}

/// The same, as it is written.
#[derive(Serialize)]
struct Written<'a> {
    attribute: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<&'static str>,
    summary: String,
    /// What the calls have in common that the statistics count together.
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    truncated: bool,
    #[serde(skip_serializing_if = "Arguments::is_empty")]
    arguments: Arguments<'a>,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_type: Option<&'static str>,
}

impl Details {
    pub(super) fn new(
        callsite: &'static Callsite,
        verdict: &Verdict,
        arguments: Vec<(&'static str, Taken)>,
    ) -> Self {
        Self {
            callsite,
            outcome: verdict.outcome.as_str(),
            error_type: verdict.error_type,
            arguments,
        }
    }

    fn system(&self) -> Option<&'static str> {
        match self.callsite.kind() {
            Kind::Query { system, .. } => Some(system),
            _ => None,
        }
    }

    /// The first argument that is one.
    fn statement(&self) -> Option<Statement> {
        let texts = self.arguments.iter().filter_map(|(_, taken)| match taken {
            Taken::Sql(text) => Some(text),
            _ => None,
        });
        let system = self.system().unwrap_or_default();
        texts.map(|text| redact::statement(text, system)).next()
    }

    /// That of its statement, or of the function where there is none.
    fn fingerprint(&self, statement: Option<&Statement>) -> String {
        statement.map_or_else(
            || {
                let mut fingerprint = Fingerprint::default();
                fingerprint.add(self.callsite.kind().attribute());
                fingerprint.add(&self.callsite.function());
                fingerprint.to_string()
            },
            |statement| statement.fingerprint.clone(),
        )
    }
}

impl Serialize for Details {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = self.callsite.kind();
        let (collection, operation) = subject(kind);
        let statement = self.statement();
        let statement = statement.as_ref();
        Written {
            attribute: kind.attribute(),
            system: self.system(),
            service: match kind {
                Kind::ExternalApi { service, .. } => Some(service),
                _ => None,
            },
            summary: format!("{operation} {collection}").trim_end().to_owned(),
            fingerprint: self.fingerprint(statement),
            statement: statement.and_then(|statement| statement.text.as_deref()),
            truncated: statement.is_some_and(|statement| statement.is_truncated),
            arguments: Arguments(&self.arguments),
            outcome: self.outcome,
            error_type: self.error_type,
        }
        .serialize(serializer)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks like this")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// By name; statements are no part of it.
struct Arguments<'a>(&'a [(&'static str, Taken)]);

impl Arguments<'_> {
    fn is_empty(&self) -> bool {
        self.written().next().is_none()
    }

    fn written(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0.iter().filter_map(|(name, taken)| match taken {
            Taken::Safe(text) => Some((*name, redact::secrets(text).into_owned())),
            Taken::Hash(hash) => Some((*name, format!("hash:{hash:016x}"))),
            Taken::Sql(_) | Taken::Nothing => None,
        })
    }
}

impl Serialize for Arguments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.written() {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}
