//! How many rows a query returned, told by the type of what it returned.

/// A returned value, to be asked how many rows it holds.
#[derive(Debug)]
pub struct Rows<'a, R: ?Sized>(pub &'a R);

impl<T> Rows<'_, Vec<T>> {
    /// One for each element.
    #[must_use]
    pub fn callsight_rows(&self) -> Option<u64> {
        u64::try_from(self.0.len()).ok()
    }
}

impl<T> Rows<'_, Option<T>> {
    /// One or none.
    #[must_use]
    pub fn callsight_rows(&self) -> Option<u64> {
        Some(u64::from(self.0.is_some()))
    }
}

impl<T, E> Rows<'_, Result<Vec<T>, E>> {
    /// One for each element, where there was no error.
    #[must_use]
    pub fn callsight_rows(&self) -> Option<u64> {
        Rows(self.0.as_ref().ok()?).callsight_rows()
    }
}

impl<T, E> Rows<'_, Result<Option<T>, E>> {
    /// One or none, where there was no error.
    #[must_use]
    pub fn callsight_rows(&self) -> Option<u64> {
        Rows(self.0.as_ref().ok()?).callsight_rows()
    }
}

/// Other types don't tell.
pub trait UnknownRows {
    /// None.
    fn callsight_rows(&self) -> Option<u64> {
        None
    }
}

impl<R: ?Sized> UnknownRows for Rows<'_, R> {}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;

    #[test]
    fn rows_are_counted_where_the_type_tells() {
        assert_eq!(Rows(&vec![1, 2, 3]).callsight_rows(), Some(3));
        assert_eq!(Rows(&Ok::<_, Plain>(vec![1, 2])).callsight_rows(), Some(2));
        assert_eq!(Rows(&Ok::<_, Plain>(None::<u8>)).callsight_rows(), Some(0));
        assert_eq!(Rows(&Err::<Vec<u8>, _>(Plain)).callsight_rows(), None);
        assert_eq!(Rows(&7_u8).callsight_rows(), None);
    }
}
