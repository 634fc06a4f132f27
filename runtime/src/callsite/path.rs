//! The path of a function, out of the name of a type inside it.

/// `shop::Orders::place` of `shop::Orders<_>::place::{{closure}}::__CALLSITE::{{closure}}`.
pub(super) fn path_of(type_name: &str) -> String {
    let mut statics = ["::__CALLSITE", "::__BUDGET"].into_iter();
    let found = statics.find_map(|name| type_name.split_once(name));
    let function = found.map_or(type_name, |(function, _)| function);
    without_impl(&without_placeholders(
        &function.replace("::{{closure}}", ""),
    ))
}

/// Without the arguments of generic types that only say that there are some, `<'_, _, N>`: one
/// parameter more would be another name. Arguments that tell two `impl` blocks apart stay.
fn without_placeholders(path: &str) -> String {
    let mut path = path.to_owned();
    while let Some((open, close)) = placeholders(&path) {
        path.replace_range(open..=close, "");
    }
    path
}

/// Where the first list of nothing but placeholders begins and ends.
fn placeholders(path: &str) -> Option<(usize, usize)> {
    path.match_indices('<').find_map(|(open, _)| {
        let close = open + path[open..].find('>')?;
        let follows_type = path[..open].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let mut arguments = path[open + 1..close].split(", ");
        (follows_type && arguments.all(is_placeholder)).then_some((open, close))
    })
}

/// `_`, `'_`, or the name of a constant parameter.
fn is_placeholder(argument: &str) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    argument == "'_" || (!argument.is_empty() && argument.chars().all(is_capital))
}

/// `shop::checkout::Shop::pay` of `shop::checkout::<impl shop::Shop>::pay`, as the compiler
/// calls a method in an `impl` block that stands in another module than its type.
fn without_impl(path: &str) -> String {
    let parts = path.split_once("<impl ").and_then(|(module, rest)| {
        let (implemented, method) = rest.rsplit_once(">::")?;
        let (_, type_name) = implemented.rsplit_once("::").unwrap_or(("", implemented));
        // An implemented trait, or a type with arguments, is better kept as it is.
        let is_plain = !implemented.contains([' ', '<']);
        is_plain.then(|| format!("{module}{type_name}::{method}"))
    });
    parts.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_its_author_would_call_it() {
        for (type_name, path) in [
            (
                "shop::orders::place::__CALLSITE::{{closure}}::{{closure}}",
                "shop::orders::place",
            ),
            (
                "shop::Orders<_>::place::{{closure}}::__CALLSITE::{{closure}}",
                "shop::Orders::place",
            ),
            (
                "shop::Queue<'_, _, _, N>::push::__CALLSITE::{{closure}}",
                "shop::Queue::push",
            ),
            (
                "shop::Grid<u8>::sum::__CALLSITE::{{closure}}",
                "shop::Grid<u8>::sum",
            ),
            (
                "<shop::Pg<_> as shop::Store<_>>::get::__CALLSITE::{{closure}}",
                "<shop::Pg as shop::Store>::get",
            ),
            (
                "shop::checkout::<impl shop::Shop>::pay::__CALLSITE::{{closure}}",
                "shop::checkout::Shop::pay",
            ),
            (
                "shop::http::<impl shop::Store for shop::Pg>::get::__CALLSITE::{{closure}}",
                "shop::http::<impl shop::Store for shop::Pg>::get",
            ),
            (
                "<shop::Pg as shop::Store>::get::__CALLSITE::{{closure}}",
                "<shop::Pg as shop::Store>::get",
            ),
        ] {
            assert_eq!(path_of(type_name), path);
        }
    }
}
