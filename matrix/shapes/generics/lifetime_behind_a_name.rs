//! What is returned borrows from `self`, and its type does not say so: `Self::IntoIter`.
//!
//! not for cached: only the compiler knows that the value borrows, and says so in its own words

struct Words<'a> {
    text: &'a str,
}

impl<'a> IntoIterator for &'a Words<'_> {
    type Item = &'a str;
    type IntoIter = std::vec::IntoIter<&'a str>;

    #[measured(method)]
    fn into_iter(self) -> Self::IntoIter {
        self.text.split(' ').collect::<Vec<_>>().into_iter()
    }
}

fn main() {
    let words = Words { text: "a b c" };
    assert_eq!((&words).into_iter().count(), 3);
}
