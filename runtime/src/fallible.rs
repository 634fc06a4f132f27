//! Types that hold an error or none, however deep it is in them.

use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

/// A type that holds an error or none.
#[diagnostic::on_unimplemented(
    message = "`error_kind` asks the error of a `Result`, and `{Self}` has none; write the kind in \
               quotes, such as `\"not_found\"`",
    label = "this has no error to ask"
)]
pub trait Fallible {
    /// The error's type.
    type Error;

    /// The error, if there is one.
    fn error(&self) -> Option<&Self::Error>;
}

impl<T, E> Fallible for Result<T, E> {
    type Error = E;

    fn error(&self) -> Option<&E> {
        self.as_ref().err()
    }
}

impl<R: Fallible> Fallible for Option<R> {
    type Error = R::Error;

    fn error(&self) -> Option<&R::Error> {
        self.as_ref()?.error()
    }
}

impl<R: Fallible> Fallible for Poll<R> {
    type Error = R::Error;

    fn error(&self) -> Option<&R::Error> {
        match self {
            Self::Ready(returned) => returned.error(),
            Self::Pending => None,
        }
    }
}

impl<R: Fallible> Fallible for ControlFlow<R> {
    type Error = R::Error;

    fn error(&self) -> Option<&R::Error> {
        match self {
            Self::Break(returned) => returned.error(),
            Self::Continue(()) => None,
        }
    }
}

/// What is held by a pointer is what it points to.
macro_rules! pointers {
    ($($pointer:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<R: Fallible + ?Sized> Fallible for $pointer {
            type Error = R::Error;

            fn error(&self) -> Option<&R::Error> {
                (**self).error()
            }
        }
    )*};
}

pointers!(&R Box<R> Rc<R> Arc<R>);
