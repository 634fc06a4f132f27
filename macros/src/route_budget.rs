//! `#[route_budget]`: a function that begins by saying how much its request may cost.
//!
//! It is no probe: nothing is measured here. What the request did is known when it has ended.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Ident;
use syn::ext::IdentExt;

use crate::args::RouteBudget;
use crate::diagnostics::{self, Diagnostics};
use crate::expand::with_block;
use crate::function::Function;
use crate::{fallback, off};

/// The stages, in order: read, check, expand.
pub(crate) fn budgeted(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let budget = diagnostics.absorb(syn::parse2::<RouteBudget>(arguments));
    let function = Function::read(item.clone(), RouteBudget::ATTRIBUTE);
    let function = diagnostics.absorb(function);
    check(budget.as_ref(), function.as_ref(), &mut diagnostics);
    if let (Some(budget), Some(function)) = (budget, function)
        && diagnostics.is_empty()
    {
        if budget.is_disabled || off::is_off() || off::is_linted() {
            return item.clone();
        }
        return expand(&budget, &function);
    }
    fallback::unmeasured(item, diagnostics)
}

fn check(budget: Option<&RouteBudget>, function: Option<&Function>, diagnostics: &mut Diagnostics) {
    if budget.is_some_and(RouteBudget::is_empty) {
        diagnostics.push(diagnostics::budget_of_nothing(Span::call_site()));
    }
    if let Some(keyword) = function.and_then(|function| function.signature.constness) {
        diagnostics.push(diagnostics::const_handler(keyword.span));
    }
}

/// The function as it was, with one statement before its own.
///
/// ```text
/// async fn products(State(shop): State<Shop>) -> Json<Vec<Product>> {
///     {
///         static __BUDGET: RouteBudget = RouteBudget::new(here!("products"), Budget::new().queries(8));
///         keep_to(&__BUDGET);
///     }
///     /* their statements */
/// }
/// ```
///
/// The static has a block of its own, so that not even its name is in scope where theirs are.
fn expand(budget: &RouteBudget, function: &Function) -> TokenStream {
    let root = &budget.root;
    let private = quote!(#root::__private);
    let name = function.signature.ident.unraw().to_string();
    let limits = limits(budget);
    let statements = function.block.stream();
    let block = quote! {
        {
            #[#private::distributed_slice(#private::BUDGETS)]
            #[linkme(crate = #private::linkme)]
            static __BUDGET: #private::RouteBudget =
                #private::RouteBudget::new(#private::here!(#name), #private::Budget::new() #limits);
            #private::keep_to(&__BUDGET);
        }
        #statements
    };
    with_block(function, &function.declaration, block)
}

/// `.queries(8)` and the like, for what was written and nothing else.
fn limits(budget: &RouteBudget) -> TokenStream {
    [
        limit("queries", budget.queries.as_ref()),
        limit("db_nanos", budget.db_time.as_ref()),
        limit("external_calls", budget.external_calls.as_ref()),
    ]
    .into_iter()
    .collect()
}

fn limit(name: &str, most: Option<&impl ToTokens>) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let most = most.into_iter();
    quote!(#(.#name(#most))*)
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::*;

    #[test]
    fn a_budget_is_said_before_anything_is_done() {
        let arguments = quote!(queries = 8, db_time = "50ms");
        let function = quote! {
            async fn basket(user: User) -> Result<Json<Basket>, ShopError> {
                basket_of(user).await.map(Json)
            }
        };
        let expansion = syn::parse2(budgeted(arguments, &function)).expect("Rust");
        let expansion = prettyplease::unparse(&expansion);
        expect_file!["../expansions/route_budget_async.rs"].assert_eq(&expansion);
    }

    #[test]
    fn disabled_is_the_function_as_it_was_written() {
        let function = quote!(async fn basket() { half. });
        let expansion = budgeted(quote!(queries = 8, disabled), &function);
        assert_eq!(expansion.to_string(), function.to_string());
    }
}
