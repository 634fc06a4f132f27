//! What an annotated function returns, told by its type: a value, a future or a stream, in a box or not.
//!
//! Told in the same way as the outcome is (see `outcome.rs`): by taking references off until a
//! trait fits. It is told before the body runs, since a call that makes a future or a
//! stream is no call: the future is one, from its first poll on.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use futures_core::Stream;

use crate::observe::{Observed, observe, observe_future_of};
use crate::outcome::Verdict;
use crate::site::Site;
use crate::stream::{ObservedStream, observe_items};

/// Runs `body`, which returns a future of `T`, and makes that future one call of `site`.
///
/// `T` is said by the caller, so that an `async` block knows what its `?` converts to.
#[inline]
pub fn observe_future<T, F: Future<Output = T>, C: Fn(&T) -> Verdict>(
    site: Site,
    body: impl FnOnce() -> F,
    classify: C,
) -> Observed<F, C> {
    observe_future_of(site, body(), classify)
}

/// Runs `body` as what its type says: as one call of `site`, or to get the future that is one.
///
/// `told` is never called: what it would return says all by its type, and so it costs no code.
/// Both closures are `Copy`, since the compiler makes code to drop whatever is not.
#[inline]
pub fn observe_returned<R, K, T, C>(
    site: Site,
    body: impl FnOnce() -> R,
    _told: impl FnOnce(Returns<R>) -> Told<K, T> + Copy,
    classify: C,
) -> <Measured<K, C> as Measure<R>>::Returned
where
    K: Measurable,
    C: Fn(&T) -> Verdict + Copy,
    Measured<K, C>: Measure<R>,
{
    Measured(PhantomData, classify).observe(site, body)
}

/// The same, where arguments are captured, which what is returned would outlive.
#[inline]
pub fn observe_captured<R, K, T, C>(
    site: Site,
    body: impl FnOnce() -> R,
    told: impl FnOnce(Returns<R>) -> Told<K, T> + Copy,
    classify: C,
) -> <Measured<K, C> as Measure<R>>::Returned
where
    K: Measurable + Capturing,
    C: Fn(&T) -> Verdict + Copy,
    Measured<K, C>: Measure<R>,
{
    observe_returned(site, body, told, classify)
}

/// The same, where the author says that it is a stream.
#[inline]
pub fn observe_streamed<R, K, T, C>(
    site: Site,
    body: impl FnOnce() -> R,
    told: impl FnOnce(Returns<R>) -> Told<K, T> + Copy,
    classify: C,
) -> <Measured<K, C> as Measure<R>>::Returned
where
    K: Streamed,
    C: Fn(&T) -> Verdict + Copy,
    Measured<K, C>: Measure<R>,
{
    streamed_in_place(site, body(), told, classify)
}

/// The same, of what a body returns that stays in place.
#[inline]
pub fn streamed_in_place<R, K, T, C>(
    site: Site,
    returned: R,
    _told: impl FnOnce(Returns<R>) -> Told<K, T> + Copy,
    classify: C,
) -> <Measured<K, C> as Measure<R>>::Returned
where
    K: Streamed,
    C: Fn(&T) -> Verdict + Copy,
    Measured<K, C>: Measure<R>,
{
    Measured(PhantomData, classify).observe(site, || returned)
}

/// A type that is returned, to be asked what it is.
#[derive(Debug)]
pub struct Returns<R>(PhantomData<fn() -> R>);

/// What it is, and the type `T` of what a call of it ends with, or of its items.
#[derive(Debug)]
pub struct Told<K, T>(PhantomData<K>, PhantomData<fn() -> T>);

impl<K, T> Told<K, T> {
    const NEW: Self = Self(PhantomData, PhantomData);
}

/// A way to measure.
#[derive(Debug)]
pub struct Measured<K, C>(PhantomData<K>, C);

/// No future and no stream: the call is measured.
#[derive(Debug)]
pub struct Value;

/// A future whose type nobody named: it can be put into ours.
#[derive(Debug)]
pub struct Unnamed;

/// A stream of that sort.
#[derive(Debug)]
pub struct UnnamedStream;

/// A future in a box whose type is the same whatever is in it.
#[derive(Debug)]
pub struct Boxed;

/// A stream in such a box.
#[derive(Debug)]
pub struct BoxedStream;

/// A future whose type is written in the signature: it can be put into nothing else.
#[derive(Debug)]
pub struct Named;

/// Asked first, of types that are written in the signature.
pub trait ReturnsBoxed<K, T> {
    /// A boxed future or stream of `T`.
    #[inline]
    fn callsight_told(&self) -> Told<K, T> {
        Told::NEW
    }
}

/// Asked second.
pub trait ReturnsNamed<T> {
    /// A future of `T`.
    #[inline]
    fn callsight_told(&self) -> Told<Named, T> {
        Told::NEW
    }
}

impl<F: Future> ReturnsNamed<F::Output> for &Returns<F> {}

/// Asked first, of types that are not written in the signature. What is both is a future.
pub trait ReturnsUnnamed<K, T> {
    /// A future or a stream of `T`.
    #[inline]
    fn callsight_told(&self) -> Told<K, T> {
        Told::NEW
    }
}

impl<F: Future> ReturnsUnnamed<Unnamed, F::Output> for &&Returns<F> {}
impl<S: Stream> ReturnsUnnamed<UnnamedStream, S::Item> for &Returns<S> {}

/// Asked last: everything else.
pub trait ReturnsValue<T> {
    /// A value.
    #[inline]
    fn callsight_told(&self) -> Told<Value, T> {
        Told::NEW
    }
}

impl<R> ReturnsValue<R> for Returns<R> {}

/// What can be measured: all but [`Named`], of which the compiler says this.
#[diagnostic::on_unimplemented(
    message = "a future of a named type cannot be measured without changing the type; return \
               `impl Future` or a boxed one, or write `measure = \"call\"` to measure the call alone",
    label = "this is a future"
)]
pub trait Measurable {}

/// What can be measured as a stream.
#[diagnostic::on_unimplemented(
    message = "`stream` measures a stream of type `impl Stream` or a boxed one; return one of these, \
               or remove `stream`",
    label = "this is neither"
)]
pub trait Streamed {}

/// What can be measured with its arguments at hand.
#[diagnostic::on_unimplemented(
    message = "what is returned runs after the arguments were captured; make the function an \
               `async fn`, or remove `capture`",
    label = "this is a future or a stream"
)]
pub trait Capturing {}

/// Without being recommended by the compiler: no author has heard of them.
macro_rules! can_be {
    ($($what:ident: $($kind:ty),*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl $what for $kind {}
    )*)*};
}

can_be! {
    Measurable: Value, Unnamed, UnnamedStream, Boxed, BoxedStream;
    Streamed: UnnamedStream, BoxedStream;
    Capturing: Value;
}

/// How a call that returns `R` is measured.
pub trait Measure<R> {
    /// What is returned in its place.
    type Returned;

    /// Runs `body`.
    fn observe(self, site: Site, body: impl FnOnce() -> R) -> Self::Returned;
}

impl<R, C: Fn(&R) -> Verdict + Copy> Measure<R> for Measured<Value, C> {
    type Returned = R;

    #[inline]
    fn observe(self, site: Site, body: impl FnOnce() -> R) -> R {
        observe(site, body, self.1)
    }
}

impl<F: Future, C: Fn(&F::Output) -> Verdict> Measure<F> for Measured<Unnamed, C> {
    type Returned = Observed<F, C>;

    #[inline]
    fn observe(self, site: Site, body: impl FnOnce() -> F) -> Observed<F, C> {
        observe_future_of(site, body(), self.1)
    }
}

impl<S: Stream, C: Fn(&S::Item) -> Verdict> Measure<S> for Measured<UnnamedStream, C> {
    type Returned = ObservedStream<S, C>;

    #[inline]
    fn observe(self, site: Site, body: impl FnOnce() -> S) -> Self::Returned {
        observe_items(site, body(), self.1)
    }
}

/// Never run, since it is not [`Measurable`]: with it there is one error and not two.
impl<F, C> Measure<F> for Measured<Named, C> {
    type Returned = F;

    #[inline]
    fn observe(self, _: Site, body: impl FnOnce() -> F) -> F {
        body()
    }
}

/// The boxes there are: `dyn Future` and `dyn Stream` with whatever they are said to be besides.
/// Box and all goes into one of ours, and that into a box of the same type: one allocation.
macro_rules! boxed {
    ($($kind:ident: $object:ident<$item:ident>, $observe:ident;)*) => {$(boxed! {
        $kind, $observe:
        Pin<Box<dyn $object<$item = T> + 'a>>, Box::pin;
        Pin<Box<dyn $object<$item = T> + Send + 'a>>, Box::pin;
        Pin<Box<dyn $object<$item = T> + Sync + 'a>>, Box::pin;
        Pin<Box<dyn $object<$item = T> + Send + Sync + 'a>>, Box::pin;
        Box<dyn $object<$item = T> + Unpin + 'a>, Box::new;
        Box<dyn $object<$item = T> + Unpin + Send + 'a>, Box::new;
        Box<dyn $object<$item = T> + Unpin + Sync + 'a>, Box::new;
        Box<dyn $object<$item = T> + Unpin + Send + Sync + 'a>, Box::new;
    })*};
    ($kind:ident, $observe:ident: $($boxed:ty, $new:path;)*) => {$(
        impl<'a, T> ReturnsBoxed<$kind, T> for &&Returns<$boxed> {}

        impl<'a, T: 'a, C> Measure<$boxed> for Measured<$kind, C>
        where
            C: Fn(&T) -> Verdict + Send + Sync + Unpin + 'a,
        {
            type Returned = $boxed;

            #[inline]
            fn observe(
                self,
                site: Site,
                body: impl FnOnce() -> $boxed,
            ) -> $boxed {
                $new($observe(site, body(), self.1))
            }
        }
    )*};
}

boxed! {
    Boxed: Future<Output>, observe_future_of;
    BoxedStream: Stream<Item>, observe_items;
}
