//! The path of a function, out of the name of a type inside it.

/// `shop::Orders::place` of `shop::Orders<_>::place::{{closure}}::__CALLSITE::{{closure}}`.
pub(super) fn path_of(type_name: &str) -> String {
    let function = type_name
        .split_once("::__CALLSITE")
        .map_or(type_name, |(function, _)| function);
    without_impl(&function.replace("::{{closure}}", "").replace("<_>", ""))
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
