//! What clippy is shown: the function as its author wrote it.
//!
//! Clippy makes no code, so nothing has to be measured, and half of its lints look no further than
//! the body of a function: in a closure or an `async` block they would see neither its arguments
//! nor what it returns. The compiler itself always gets what is measured.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ReturnType;

use crate::body::{is_expression, is_sayable};
use crate::check::Place;
use crate::expand;
use crate::function::Function;
use crate::probe::Probe;

/// The author's own tokens. What the attribute names is used beside them, and has to compile: or a
/// function that only an attribute asks would be called dead.
///
/// ```text
/// fn user(&self, id: u64) -> Option<User> {
///     let _ = || cached({ .. &__CALLSITE }, (id.to_owned(),), || -> Option<User> { never() }, ..);
///     { /* their statements */ }
/// }
/// ```
pub(crate) fn linted(
    item: &TokenStream,
    probe: &Probe,
    function: &Function,
    place: Place,
) -> TokenStream {
    if !probe.names_code() {
        return item.clone();
    }
    if !can_be_promised(&function.signature.output) {
        return expand::measured(probe, function, place);
    }
    let private = expand::private(probe);
    let call = expand::call_without_body(probe, function, quote!(#private::never()));
    let block = &function.block;
    // Items may come first in braces of their own only, and these only around more than one value.
    let body = if is_expression(block) {
        block.stream()
    } else {
        block.to_token_stream()
    };
    expand::with_block(
        function,
        &function.declaration,
        quote!(let _ = || #call; #body),
    )
}

/// Whether a value of the type can be spoken of without having one.
fn can_be_promised(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => true,
        ReturnType::Type(_, output) => is_sayable(output),
    }
}
