//! Bodies that stay where they are, behind a guard.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprTry, Item, Macro, ReturnType, Signature, Stmt, parse_quote_spanned};

use crate::body::{
    expressible, is_sayable, located, nameable_output, ours_at, place, starting_with,
};
use crate::classifier;
use crate::function::Function;
use crate::shape::Shape;

/// The author's statements, after a guard that records the call when it is dropped.
///
/// ```text
/// fn discount(percent: u64) -> impl Fn(Cents) -> Cents {
///     let _call = in_place({ static __CALLSITE: .. Site::Callsite(&__CALLSITE) }, Verdict::OK);
///     move |price| price.less(percent)
/// }
/// ```
///
/// No name of ours is seen by the author: it has the hygiene of `macro_rules!`.
pub(crate) fn guarded(
    function: &Function,
    site: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    let call = call();
    let first = &function.first;
    let guard = quote!(let #call = #private::in_place(#site, #private::Verdict::OK); #first);
    starting_with(&guard, &function.block).stream()
}

/// The same, where the guard is told of what is returned: at the end, by `return`, and by `?`.
///
/// ```text
/// #[track_caller]
/// fn percent(text: &str) -> Result<u8, Error> {
///     let _call = in_place({ .. Site::Callsite(&__CALLSITE) }, unless_told!(Result<u8, Error>));
///     let number = match Branch::branch(text.parse()) {
///         ControlFlow::Continue(value) => value,
///         ControlFlow::Break(residual) => return _call.returns::<..>(from_residual(residual), classifier!()),
///     };
///     _call.returns::<Result<u8, Error>>(checked(number), classifier!())
/// }
/// ```
///
/// A returned future or stream is put into one of ours instead, and there is no guard.
pub(crate) fn told(
    function: &Function,
    site: &TokenStream,
    shape: &Shape<'_>,
    classifier: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    let call = call();
    let signature = &function.signature;
    let later = returns_later(shape, signature, private);
    let (start, returns) = if let Some(returns) = later {
        (quote!(let #call = #site;), returns)
    } else {
        let output = expressible(&nameable_output(signature));
        let unless_told = unless_told(&signature.output, private);
        let start = quote!(let #call = &#private::in_place(#site, #unless_told););
        (start, quote!(#private::returns_in_place::<#output>))
    };
    let asked = matches!(shape, Shape::Streamed { .. })
        .then(|| classifier::told(shape, place(signature), private));
    let asked = asked.iter();
    let classifier = &quote!(#(#asked,)* #classifier);
    let mut exits = Exits {
        returns,
        call,
        classifier,
        private,
    };
    let statements = exits.told(&function.block);
    let first = &function.first;
    quote!(#start #first #statements)
}

/// What is called with a future or a stream, as far as it is told by the signature or the author.
fn returns_later(
    shape: &Shape<'_>,
    signature: &Signature,
    private: &TokenStream,
) -> Option<TokenStream> {
    let (observe, of) = match shape {
        Shape::Future(output) => (quote!(observe_future_of), expressible(output)),
        Shape::Stream(item) => (quote!(observe_items), expressible(item)),
        Shape::Streamed { .. } => {
            let output = nameable_output(signature);
            return Some(quote!(#private::streamed_in_place::<#output, _, _, _>));
        }
        _ => return None,
    };
    Some(quote!(#private::#observe::<#of, _, _>))
}

fn call() -> Ident {
    Ident::new("_call", Span::mixed_site())
}

/// How a call ends that leaves the body where nobody sees it, inside another macro.
fn unless_told(output: &ReturnType, private: &TokenStream) -> TokenStream {
    match output {
        ReturnType::Type(_, output) if is_sayable(output) => {
            quote!(#private::unless_told!(#output))
        }
        _ => quote!(#private::Verdict::OK),
    }
}

/// Rewrites the ways out of one body; what is inside closures, blocks of their own and items
/// leaves those and not the body.
struct Exits<'a> {
    /// What is called with the value.
    returns: TokenStream,
    call: Ident,
    classifier: &'a TokenStream,
    private: &'a TokenStream,
}

impl Exits<'_> {
    /// A body that cannot be read, because it is only half typed, is left as it is.
    fn told(&mut self, body: &Group) -> TokenStream {
        let Ok(mut statements) = Block::parse_within.parse2(body.stream()) else {
            return body.to_token_stream();
        };
        for statement in &mut statements {
            self.visit_stmt_mut(statement);
        }
        if let Some(last) = statements.last_mut() {
            self.at_the_end(last);
        }
        quote!(#(#statements)*)
    }

    fn at_the_end(&self, last: &mut Stmt) {
        let value: Expr = match last {
            Stmt::Expr(value, None) if !diverges(value) => value.clone(),
            Stmt::Macro(last) if last.semi_token.is_none() && !is_panic(&last.mac) => {
                let called = &last.mac;
                parse_quote_spanned!(called.span()=> #called)
            }
            _ => return,
        };
        *last = Stmt::Expr(self.returning(&value), None);
    }

    fn returning(&self, value: &Expr) -> Expr {
        let place = ours_at(value.span());
        let Self {
            call, classifier, ..
        } = self;
        let returns = located(&self.returns, place);
        parse_quote_spanned!(place=> #returns(#call, #value, #classifier))
    }

    /// `?` as the compiler takes it apart, with traits of ours for those that have no stable name.
    fn branching(&self, tried: &ExprTry) -> Expr {
        let place = ours_at(tried.question_token.span());
        let private = located(self.private, place);
        let tried = &tried.expr;
        let ours = Span::mixed_site().located_at(place);
        let residual = Ident::new("residual", ours);
        let value = Ident::new("value", ours);
        let returned = self.returning(
            &parse_quote_spanned!(place=> #private::FromResidual::from_residual(#residual)),
        );
        parse_quote_spanned! {place=>
            match #private::Branch::branch(#tried) {
                #private::ControlFlow::Continue(#value) => #value,
                #private::ControlFlow::Break(#residual) => return #returned,
            }
        }
    }
}

impl VisitMut for Exits<'_> {
    fn visit_expr_mut(&mut self, node: &mut Expr) {
        match node {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) | Expr::TryBlock(_) => return,
            _ => visit_mut::visit_expr_mut(self, node),
        }
        match node {
            Expr::Return(exit) => {
                if let Some(value) = exit.expr.take() {
                    exit.expr = Some(Box::new(self.returning(&value)));
                }
            }
            Expr::Try(tried) => *node = self.branching(tried),
            _ => {}
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// Whether the end of the body is never reached, so that there would be no value to look at.
fn diverges(value: &Expr) -> bool {
    match value {
        Expr::Return(_) | Expr::Loop(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Macro(called) => is_panic(&called.mac),
        _ => false,
    }
}

fn is_panic(called: &Macro) -> bool {
    let panics = ["panic", "todo", "unimplemented", "unreachable"];
    let last = called.path.segments.last();
    last.is_some_and(|name| panics.iter().any(|panic| name.ident == panic))
}
