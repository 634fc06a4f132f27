//! Which of the values that a cached function returns are kept, told by their type.

use std::convert::Infallible;
use std::marker::PhantomData;

/// How values of `R` are kept and given back.
pub trait Cached<R> {
    /// What is kept.
    type Kept: Clone + Send + Sync + 'static;

    /// What to keep of `returned`, if anything.
    fn keep(&self, returned: &R) -> Option<Self::Kept>;

    /// What the function would have returned.
    fn restore(&self, kept: Self::Kept) -> R;
}

/// A type, to be asked for the policy that fits it.
#[derive(Debug)]
pub struct Policy<R>(PhantomData<fn() -> R>);

impl<R> Clone for Policy<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Policy<R> {}

impl<R> Policy<R> {
    /// Of `R`.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "only generated code makes one")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

/// Keeps what is `Ok`: an error may be gone at the next call.
#[derive(Debug, Clone, Copy)]
pub struct KeepOk;

/// Keeps what is `Some`: what is not there may be there at the next call.
#[derive(Debug, Clone, Copy)]
pub struct KeepSome;

/// Keeps everything.
#[derive(Debug, Clone, Copy)]
pub struct KeepAll;

impl<T: Keepable, E> Policy<Result<T, E>> {
    /// That of results.
    #[must_use]
    pub fn callsight_select(&self) -> KeepOk {
        KeepOk
    }
}

impl<T: Keepable> Policy<Option<T>> {
    /// That of options.
    #[must_use]
    pub fn callsight_select(&self) -> KeepSome {
        KeepSome
    }
}

/// Keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct KeepNothing;

impl<R> Cached<R> for KeepNothing {
    type Kept = Infallible;

    fn keep(&self, _: &R) -> Option<Infallible> {
        None
    }

    fn restore(&self, kept: Infallible) -> R {
        match kept {}
    }
}

/// Futures are refused. Asked before all others, since no reference has to be taken off for it.
pub trait PolicyOfFutures {
    /// The future.
    type Of;

    /// None.
    fn callsight_select(&self) -> KeepNothing
    where
        Self::Of: KeptFuture,
    {
        KeepNothing
    }
}

impl<F: Future> PolicyOfFutures for &Policy<F> {
    type Of = F;
}

/// Implemented by nothing: what the compiler says of a future.
#[diagnostic::on_unimplemented(
    message = "a returned future can be awaited only once, so there is no value in it to keep; \
               write an `async fn`",
    label = "this is a future"
)]
pub trait KeptFuture {}

/// Of what is neither. It is found only where a type has none of its own.
pub trait PolicyOfValues {
    /// Everything.
    fn callsight_select(&self) -> KeepAll {
        KeepAll
    }
}

impl<R: Keepable> PolicyOfValues for Policy<R> {}

/// What cannot be kept is refused. Found last: it takes the policy itself and no reference.
pub trait PolicyOfUnkeepable: Sized {
    /// The value.
    type Of;

    /// None.
    fn callsight_select(self) -> KeepNothing
    where
        Self::Of: KeptAnyway,
    {
        KeepNothing
    }
}

impl<R> PolicyOfUnkeepable for Policy<R> {
    type Of = R;
}

/// What can be kept.
pub trait Keepable: Clone + Send + Sync + 'static {}

impl<T: Clone + Send + Sync + 'static> Keepable for T {}

/// Implemented by nothing: what the compiler says of all other types, in one sentence for
/// whatever they lack.
#[diagnostic::on_unimplemented(
    message = "a cached value is given to later calls, and `{Self}` cannot be; return one that \
               is `Clone + Send + Sync`",
    label = "this cannot be kept"
)]
pub trait KeptAnyway {}

impl<T: Keepable, E> Cached<Result<T, E>> for KeepOk {
    type Kept = T;

    fn keep(&self, returned: &Result<T, E>) -> Option<T> {
        returned.as_ref().ok().cloned()
    }

    fn restore(&self, kept: T) -> Result<T, E> {
        Ok(kept)
    }
}

impl<T: Keepable> Cached<Option<T>> for KeepSome {
    type Kept = T;

    fn keep(&self, returned: &Option<T>) -> Option<T> {
        returned.clone()
    }

    fn restore(&self, kept: T) -> Option<T> {
        Some(kept)
    }
}

impl<R: Keepable> Cached<R> for KeepAll {
    type Kept = R;

    fn keep(&self, returned: &R) -> Option<R> {
        Some(returned.clone())
    }

    fn restore(&self, kept: R) -> R {
        kept
    }
}
