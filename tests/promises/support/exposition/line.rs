//! One line of the text format, read character by character.

use std::collections::BTreeMap;

/// One line, taken apart.
pub(super) enum Line<'a> {
    Blank,
    Help { family: &'a str },
    Type { family: &'a str, kind: &'a str },
    Sample(Sample),
}

/// One number of a scrape, with everything that identifies it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) value: f64,
}

pub(super) fn line(text: &str) -> Result<Line<'_>, String> {
    if text.is_empty() {
        return Ok(Line::Blank);
    }
    if let Some(help) = text.strip_prefix("# HELP ") {
        let (family, _) = help.split_once(' ').ok_or("HELP without a text")?;
        return metric_name(family).map(|family| Line::Help { family });
    }
    if let Some(announced) = text.strip_prefix("# TYPE ") {
        let (family, kind) = announced.split_once(' ').ok_or("TYPE without a type")?;
        return metric_name(family).map(|family| Line::Type { family, kind });
    }
    if text.starts_with('#') {
        return Err("a comment that is neither HELP nor TYPE".into());
    }
    sample(text).map(Line::Sample)
}

fn sample(text: &str) -> Result<Sample, String> {
    let end = text.find(['{', ' ']).ok_or("a name without a value")?;
    let (name, mut rest) = text.split_at(end);
    let labels = match rest.strip_prefix('{') {
        Some(inside) => {
            let (labels, after) = labels(inside)?;
            rest = after;
            labels
        }
        None => BTreeMap::new(),
    };
    let value = rest.strip_prefix(' ').ok_or("no blank before the value")?;
    Ok(Sample {
        name: metric_name(name)?.to_owned(),
        labels,
        value: number(value)?,
    })
}

type LabelsAndRest<'a> = (BTreeMap<String, String>, &'a str);

fn labels(mut text: &str) -> Result<LabelsAndRest<'_>, String> {
    let mut labels = BTreeMap::new();
    loop {
        if let Some(after) = text.strip_prefix('}') {
            return Ok((labels, after));
        }
        let (name, quoted) = text.split_once("=\"").ok_or("a label without a value")?;
        let (value, after) = label_value(quoted)?;
        if labels.insert(label_name(name)?.to_owned(), value).is_some() {
            return Err(format!("label `{name}` twice"));
        }
        text = match after.strip_prefix(',') {
            Some(more) => more,
            None if after.starts_with('}') => after,
            None => return Err(format!("neither `,` nor `}}` after label `{name}`")),
        };
    }
}

fn label_value(text: &str) -> Result<(String, &str), String> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((value, &text[at + 1..])),
            '\\' => value.push(match characters.next() {
                Some((_, 'n')) => '\n',
                Some((_, plain @ ('\\' | '"'))) => plain,
                _ => return Err("an escape other than \\\\, \\\" and \\n".into()),
            }),
            plain => value.push(plain),
        }
    }
    Err("a label value without an end".into())
}

/// Rust reads `inf` and `nan` too, Prometheus' own spelling is another; a
/// timestamp after the value is not for us to send.
fn number(text: &str) -> Result<f64, String> {
    match text {
        "+Inf" => Ok(f64::INFINITY),
        "-Inf" => Ok(f64::NEG_INFINITY),
        "NaN" => Ok(f64::NAN),
        digits if digits.contains(|c: char| !"0123456789+-.eE".contains(c)) => {
            Err(format!("`{digits}` is not a number"))
        }
        digits => digits
            .parse()
            .map_err(|_| format!("`{digits}` is not a number")),
    }
}

fn metric_name(name: &str) -> Result<&str, String> {
    identifier(name, |c| c == '_' || c == ':')
}

fn label_name(name: &str) -> Result<&str, String> {
    identifier(name, |c| c == '_')
}

fn identifier(name: &str, special: impl Fn(char) -> bool) -> Result<&str, String> {
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic() || special(c));
    let goes_on_well = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || special(c));
    if starts_well && goes_on_well {
        Ok(name)
    } else {
        Err(format!("`{name}` is not a name"))
    }
}
