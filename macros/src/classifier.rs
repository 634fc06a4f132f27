//! How the runtime learns what became of a call: by the type, and by what its author says besides.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::args::{Judged, KindOfError};
use crate::body::{located, ours_at};
use crate::probe::{Kind, Probe};
use crate::shape::Shape;

/// A closure over what was returned, or ended with; `output` is its type, as far as it is written.
///
/// ```text
/// |returned: &_| ok_if(returned, Option::is_some, classifier!())
/// ```
pub(crate) fn classifier(
    probe: &Probe,
    output: Option<&Type>,
    private: &TokenStream,
) -> TokenStream {
    if matches!(output, Some(Type::Never(_))) {
        // There is no value that could be looked at, nor is there a type for
        // the classifier to go by.
        return quote!(|never: &_| match *never {});
    }
    // What nobody named is what the body returns, of which a part may be left to be found out.
    let shallow = matches!(output, Some(Type::ImplTrait(_))).then(|| quote!(shallow));
    let by_type = if matches!(probe.kind, Kind::TimedQuery { .. }) {
        quote!(#private::query_classifier!(#shallow))
    } else {
        quote!(#private::classifier!(#shallow))
    };
    of_kind(
        &probe.judged,
        judged(&probe.judged, by_type, private),
        private,
    )
}

/// What the compiler is asked about a type before: whether it is a future or a stream.
///
/// ```text
/// named!()
/// ```
pub(crate) fn told(shape: &Shape<'_>, place: Span, private: &TokenStream) -> TokenStream {
    match shape {
        Shape::Named | Shape::Streamed { is_named: true } => {
            quote_spanned!(place=> #private::named!())
        }
        _ => quote_spanned!(place=> #private::unnamed!()),
    }
}

fn judged(judged: &Judged, classifier: TokenStream, private: &TokenStream) -> TokenStream {
    let (how, function) = match (&judged.ok_if, &judged.error_if) {
        (Some(ok_if), _) => (quote!(ok_if), ok_if),
        (None, Some(error_if)) => (quote!(error_if), error_if),
        (None, None) => return classifier,
    };
    asking(&quote!(#private::#how), &function.value, &classifier)
}

fn of_kind(judged: &Judged, classifier: TokenStream, private: &TokenStream) -> TokenStream {
    match judged.error_kind.as_ref().map(|kind| &kind.value) {
        Some(KindOfError::Each(kind)) => asking(&quote!(#private::one_kind), kind, &classifier),
        Some(KindOfError::AskedBy(function)) => {
            asking(&quote!(#private::kind_by), function, &classifier)
        }
        None => classifier,
    }
}

/// The author's words are an argument of the call, where no name of ours is in scope.
fn asking(how: &TokenStream, what: &impl ToTokens, classifier: &TokenStream) -> TokenStream {
    let place = ours_at(what.span());
    let how = located(how, place);
    let returned = Ident::new("returned", Span::mixed_site().located_at(place));
    quote_spanned!(place=> |#returned: &_| #how(#returned, #what, #classifier))
}
