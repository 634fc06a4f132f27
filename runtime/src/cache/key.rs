//! One argument of a cached function, as a part of its key.

use std::hash::Hash;

/// An argument, to be asked for what can be kept of it.
#[derive(Debug)]
pub struct KeyOf<'a, T: ?Sized>(pub &'a T);

impl<T: ?Sized> Clone for KeyOf<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for KeyOf<'_, T> {}

/// What can tell one call from another, on any thread.
pub trait Keyable: Hash + Eq + Send + Sync + 'static {}

impl<T: Hash + Eq + Send + Sync + 'static> Keyable for T {}

/// Arguments that can be owned and compared.
pub trait KeyOfOwnable {
    /// The argument, owned.
    type Key;

    /// Makes it, for the argument itself is the body's.
    fn callsight_key(&self) -> Self::Key;
}

impl<T> KeyOfOwnable for KeyOf<'_, T>
where
    T: ToOwned<Owned: Keyable> + ?Sized,
{
    type Key = T::Owned;

    #[inline]
    fn callsight_key(&self) -> T::Owned {
        self.0.to_owned()
    }
}

/// All others are refused. Found last: it takes the question itself and no reference.
pub trait KeyOfOthers: Sized {
    /// The argument.
    type Of: ?Sized;

    /// Nothing.
    fn callsight_key(self)
    where
        Self::Of: KeyAnyway,
    {
    }
}

impl<T: ?Sized> KeyOfOthers for KeyOf<'_, T> {
    type Of = T;
}

/// Implemented by nothing: what the compiler says of those, in one sentence for whatever they lack.
#[diagnostic::on_unimplemented(
    message = "a cache key is compared, hashed and kept, and `{Self}` cannot be; write `key = ..` \
               with a value that is `Clone + Hash + Eq + Send + Sync`",
    label = "this cannot be part of a key"
)]
pub trait KeyAnyway {}
