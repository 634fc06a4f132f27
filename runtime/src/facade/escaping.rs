//! Backslashes, doubled before the exporter sees them.
//!
//! It guesses what was escaped already: `\"` for a quote, `\\` for one backslash. So label values
//! that have such a pair would lose a backslash in the scrape. With all of them doubled there is
//! nothing to guess: each pair that it sees is one backslash.

use std::borrow::Cow;

use metrics::{Key, Label, SharedString};

pub(super) fn key(key: &Key) -> Cow<'_, Key> {
    let mut labels = key.labels();
    if labels.all(|label| !label.value().contains('\\')) {
        return Cow::Borrowed(key);
    }
    let labels = key.labels().map(|label| {
        let value = label.value().replace('\\', r"\\");
        Label::new(label.key().to_owned(), value)
    });
    Cow::Owned(Key::from_parts(
        key.name().to_owned(),
        labels.collect::<Vec<_>>(),
    ))
}

pub(super) fn help(help: SharedString) -> SharedString {
    if help.contains('\\') {
        help.replace('\\', r"\\").into()
    } else {
        help
    }
}

#[cfg(test)]
mod tests {
    use metrics::{Level, Metadata, Recorder};
    use metrics_exporter_prometheus::PrometheusBuilder;

    use super::*;

    #[test]
    fn the_exporter_writes_what_was_meant() {
        let exporter = PrometheusBuilder::new().build_recorder();
        let metadata = Metadata::new("", Level::INFO, None);
        for value in [r#"\""#, r"\\", "\\\n", r"\n", r"\"] {
            let labels = vec![Label::new("value", value)];
            let meant = Key::from_parts("backslashes", labels);
            exporter
                .register_counter(&key(&meant), &metadata)
                .increment(1);
        }
        let text = exporter.handle().render();
        for value in [r#"\\\""#, r"\\\\", r"\\\n", r"\\n", r"\\"] {
            let line = format!("backslashes{{value=\"{value}\"}} 1");
            assert!(text.lines().any(|found| found == line), "{line}: {text}");
        }
    }
}
