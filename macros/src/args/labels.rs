//! `labels(kind = order.kind, region = "eu", max = 100)`: what an author adds to the series of a function.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprCast, ExprLit, Lit, LitInt, LitStr, Result, Token, Type, parenthesized};

use super::slot::AnySlot;
use crate::diagnostics::{self, Diagnostics};

/// The labels of one function.
#[derive(Default)]
pub(crate) struct Labels {
    pub(crate) all: Vec<AddedLabel>,
    /// How many sets of them there may be, where one can be anything.
    pub(crate) max: Option<LitInt>,
}

/// One of them.
pub(crate) struct AddedLabel {
    pub(crate) name: Ident,
    pub(crate) value: AddedValue,
}

/// What a label is.
pub(crate) enum AddedValue {
    /// The same for all calls.
    Literal(LitStr),
    /// What the call makes of it; `as Plan` says of what type.
    Expression(Box<Expr>, Option<Box<Type>>),
}

/// Names that series of ours have already, in either profile, and those that Prometheus gives to what it scrapes.
const TAKEN: [&str; 23] = [
    "cache",
    "code_function_name",
    "collection",
    "db_collection_name",
    "db_operation_name",
    "db_system_name",
    "endpoint",
    "error_type",
    "function",
    "http_request_method",
    "http_response_status_code",
    "http_route",
    "instance",
    "job",
    "le",
    "method",
    "operation",
    "outcome",
    "quantile",
    "result",
    "service",
    "system",
    "threshold_type",
];

impl Labels {
    /// A dashboard that shows more shows nothing.
    const MOST_SETS: u32 = 10_000;

    fn push(&mut self, entry: Entry) -> Result<()> {
        let name = &entry.name;
        if name == "max" {
            if self.max.is_some() {
                return Err(diagnostics::given_twice(name));
            }
            self.max = Some(max(&entry.value)?);
            return Ok(());
        }
        check_name(name)?;
        if self.all.iter().any(|label| label.name == *name) {
            return Err(diagnostics::given_twice(name));
        }
        self.all.push(AddedLabel {
            value: AddedValue::of(entry.value),
            name: entry.name,
        });
        Ok(())
    }

    /// Whether a call has to say one of them.
    pub(crate) fn has_expression(&self) -> bool {
        let is_expression = |label: &AddedLabel| matches!(label.value, AddedValue::Expression(..));
        self.all.iter().any(is_expression)
    }
}

fn max(value: &Expr) -> Result<LitInt> {
    if let Expr::Lit(ExprLit {
        lit: Lit::Int(max), ..
    }) = value
        && let Ok(1..=Labels::MOST_SETS) = max.base10_parse::<u32>()
    {
        return Ok(max.clone());
    }
    Err(diagnostics::not_a_max(value, Labels::MOST_SETS))
}

fn check_name(name: &Ident) -> Result<()> {
    let text = name.unraw().to_string();
    if TAKEN.contains(&&*text) {
        return Err(diagnostics::taken_label(name));
    }
    if text.starts_with("__") {
        return Err(diagnostics::label_of_prometheus(name));
    }
    if !text.is_ascii() {
        return Err(diagnostics::not_a_name_of_a_label(name));
    }
    Ok(())
}

impl AddedValue {
    fn of(value: Expr) -> Self {
        match value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Self::Literal(text),
            Expr::Lit(ExprLit {
                lit: Lit::Int(number),
                ..
            }) => Self::Literal(LitStr::new(number.base10_digits(), number.span())),
            Expr::Lit(ExprLit {
                lit: Lit::Bool(flag),
                ..
            }) => Self::Literal(LitStr::new(&flag.value.to_string(), flag.span)),
            Expr::Cast(ExprCast { expr, ty, .. }) => {
                let said = (!matches!(*ty, Type::Infer(_))).then_some(ty);
                Self::Expression(expr, said)
            }
            // Of a `macro_rules!` matcher.
            Expr::Group(group) => Self::of(*group.expr),
            other => Self::Expression(Box::new(other), None),
        }
    }
}

/// `kind = order.kind`
struct Entry {
    name: Ident,
    value: Expr,
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let here = input.span();
        let mistake = |_| diagnostics::not_a_label_entry(here);
        let name = input.call(Ident::parse_any).map_err(mistake)?;
        input.parse::<Token![=]>().map_err(mistake)?;
        let value = input.parse().map_err(mistake)?;
        Ok(Self { name, value })
    }
}

/// Where they go.
#[derive(Default)]
pub(crate) struct LabelsSlot {
    is_given: bool,
    labels: Labels,
}

impl LabelsSlot {
    pub(crate) fn into_labels(self) -> Labels {
        self.labels
    }
}

impl AnySlot for LabelsSlot {
    fn key(&self) -> &'static str {
        "labels"
    }

    fn takes_value(&self) -> bool {
        false
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>) -> Result<()> {
        if std::mem::replace(&mut self.is_given, true) {
            return Err(diagnostics::given_twice(&key));
        }
        if !input.peek(syn::token::Paren) {
            return Err(diagnostics::no_labels(&key));
        }
        let list;
        parenthesized!(list in input);
        let entries = Punctuated::<Entry, Token![,]>::parse_terminated(&list)?;
        let mut mistakes = Diagnostics::default();
        for entry in entries {
            mistakes.absorb(self.labels.push(entry));
        }
        mistakes.into_result()?;
        check_whole(&key, &self.labels)
    }
}

fn check_whole(key: &Ident, labels: &Labels) -> Result<()> {
    match &labels.max {
        _ if labels.all.is_empty() => Err(diagnostics::no_labels(key)),
        Some(max) if !labels.has_expression() => Err(diagnostics::needless_max(max.span())),
        _ => Ok(()),
    }
}

impl AddedLabel {
    /// Its name as it is in the exposition, where the author wrote it.
    pub(crate) fn text(&self) -> LitStr {
        let span: Span = self.name.span();
        LitStr::new(&self.name.unraw().to_string(), span)
    }
}
