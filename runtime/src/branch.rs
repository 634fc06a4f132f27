//! What `?` does, for bodies that stay in place: the traits behind it, which have no stable names.

use std::convert::Infallible;
use std::ops::ControlFlow;
use std::task::Poll;

/// What `?` can be written behind.
#[diagnostic::on_unimplemented(
    message = "the `?` operator can only be applied to values that implement `Try`",
    label = "the `?` operator cannot be applied to type `{Self}`"
)]
pub trait Branch {
    /// What it is without its error.
    type Output;
    /// What it is without its value.
    type Residual;

    /// The one or the other.
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

/// What a function can return that has such a `?` in it.
#[diagnostic::on_unimplemented(
    message = "the `?` operator cannot be used here: `{R}` cannot be returned as `{Self}`",
    label = "cannot be returned as `{Self}`"
)]
pub trait FromResidual<R> {
    /// The error of another type.
    fn from_residual(residual: R) -> Self;
}

type Failed<E> = Result<Infallible, E>;

impl<T, E> Branch for Result<T, E> {
    type Output = T;
    type Residual = Failed<E>;

    #[inline]
    fn branch(self) -> ControlFlow<Failed<E>, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    }
}

impl<T> Branch for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;

    #[inline]
    fn branch(self) -> ControlFlow<Option<Infallible>, T> {
        self.map_or(ControlFlow::Break(None), ControlFlow::Continue)
    }
}

impl<B, C> Branch for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;

    #[inline]
    fn branch(self) -> ControlFlow<ControlFlow<B, Infallible>, C> {
        match self {
            Self::Continue(value) => ControlFlow::Continue(value),
            Self::Break(value) => ControlFlow::Break(ControlFlow::Break(value)),
        }
    }
}

impl<T, E> Branch for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Failed<E>;

    #[inline]
    fn branch(self) -> ControlFlow<Failed<E>, Poll<T>> {
        match self {
            Self::Ready(Ok(value)) => ControlFlow::Continue(Poll::Ready(value)),
            Self::Ready(Err(error)) => ControlFlow::Break(Err(error)),
            Self::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T, E> Branch for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Failed<E>;

    #[inline]
    fn branch(self) -> ControlFlow<Failed<E>, Poll<Option<T>>> {
        match self {
            Self::Ready(Some(Ok(value))) => ControlFlow::Continue(Poll::Ready(Some(value))),
            Self::Ready(Some(Err(error))) => ControlFlow::Break(Err(error)),
            Self::Ready(None) => ControlFlow::Continue(Poll::Ready(None)),
            Self::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Failed<E>> for Result<T, F> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Failed<E>) -> Self {
        match residual {
            Err(error) => Err(From::from(error)),
        }
    }
}

impl<T> FromResidual<Option<Infallible>> for Option<T> {
    #[inline]
    fn from_residual(_: Option<Infallible>) -> Self {
        None
    }
}

impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    #[inline]
    fn from_residual(residual: ControlFlow<B, Infallible>) -> Self {
        match residual {
            ControlFlow::Break(value) => Self::Break(value),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Failed<E>> for Poll<Result<T, F>> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Failed<E>) -> Self {
        Self::Ready(FromResidual::from_residual(residual))
    }
}

impl<T, E, F: From<E>> FromResidual<Failed<E>> for Poll<Option<Result<T, F>>> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Failed<E>) -> Self {
        Self::Ready(Some(FromResidual::from_residual(residual)))
    }
}
