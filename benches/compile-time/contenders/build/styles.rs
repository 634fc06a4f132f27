//! How each contender wants a function written.

use std::env;

use crate::shapes::Shape;

type Style = fn(&Shape, &str) -> String;

/// That of the feature that is on.
pub(crate) fn style() -> Style {
    let styles: [(&str, Style); 8] = [
        ("IDEAL", ideal),
        ("CALLSIGHT_BY_HAND", callsight_by_hand),
        ("CALLSIGHT", |shape, name| {
            below("#[callsight::timed]", shape, name)
        }),
        ("CALLSIGHT_QUERY", callsight_query),
        ("TRACING", tracing),
        ("FASTRACE", |shape, name| {
            below("#[fastrace::trace]", shape, name)
        }),
        ("AUTOMETRICS", |shape, name| {
            below("#[autometrics::autometrics]", shape, name)
        }),
        ("HOTPATH", |shape, name| {
            below("#[hotpath::measure]", shape, name)
        }),
    ];
    let is_on =
        |(feature, _): &&(&str, Style)| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    styles.iter().find(is_on).map_or(bare, |(_, style)| *style)
}

fn bare(shape: &Shape, name: &str) -> String {
    function(shape, name, shape.body)
}

fn below(attribute: &str, shape: &Shape, name: &str) -> String {
    format!("{attribute}\n{}", bare(shape, name))
}

fn callsight_query(shape: &Shape, name: &str) -> String {
    let attribute = r#"#[callsight::timed_query(system = "sqlite", collection = "orders", operation = "select")]"#;
    below(attribute, shape, name)
}

/// Where there is an error, it is asked for: without it, tracing would not tell how a call ended.
fn tracing(shape: &Shape, name: &str) -> String {
    let attribute = if shape.is_result {
        "#[tracing::instrument(skip_all, err)]"
    } else {
        "#[tracing::instrument(skip_all)]"
    };
    below(attribute, shape, name)
}

/// A static and a guard that is told how it went; `?` and `return` need the block around them.
fn ideal(shape: &Shape, name: &str) -> String {
    let body = shape.body;
    let returned = if shape.is_async {
        format!("async move {{{body}\n    }}\n    .await")
    } else {
        format!("(move || -> {} {{{body}\n    }})()", shape.output)
    };
    let is_error = if shape.is_result {
        "returned.is_err()"
    } else {
        "false"
    };
    let body = format!(
        "
    #[ideal::distributed_slice(ideal::SITES)]
    #[linkme(crate = ideal::linkme)]
    static SITE: ideal::Site = ideal::Site::new(module_path!(), \"{name}\");
    let call = ideal::Call::start(&SITE);
    let returned = {returned};
    call.end({is_error});
    returned"
    );
    function(shape, name, &body)
}

/// What the attribute expands to, by someone who knows what it looks up by type.
fn callsight_by_hand(shape: &Shape, name: &str) -> String {
    let Shape { body, output, .. } = shape;
    let (observe, body, wait) = if shape.is_async {
        (
            "observe_async",
            format!("async move {{{body}\n        }}"),
            ".await",
        )
    } else {
        (
            "observe",
            format!("move || -> {output} {{{body}\n        }}"),
            "",
        )
    };
    let classifier = if shape.is_result {
        format!(
            "|returned: &{output}| if returned.is_err() {{ Verdict::error(\"other\") }} else {{ \
             Verdict::OK }}"
        )
    } else {
        "|_| Verdict::OK".to_owned()
    };
    let body = format!(
        "
    use callsight::__private::*;
    #[distributed_slice(CALLSITES)]
    #[linkme(crate = linkme)]
    static __CALLSITE: Callsite = Callsite::timed(here!(\"{name}\"));
    {observe}(
        Site::Callsite(&__CALLSITE),
        {body},
        {classifier},
    ){wait}"
    );
    function(shape, name, &body)
}

fn function(shape: &Shape, name: &str, body: &str) -> String {
    let Shape {
        parameters, output, ..
    } = shape;
    let asyncness = if shape.is_async { "async " } else { "" };
    format!("pub {asyncness}fn {name}({parameters}) -> {output} {{{body}\n}}")
}
