//! `-> impl Iterator` in a trait, its implementation that says more, and one for `Box<dyn ..>`.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

trait Store {
    fn keys(&self) -> impl Iterator<Item = &str>;

    #[measured(method)]
    fn lengths(&self) -> impl Iterator<Item = usize> {
        self.keys().map(str::len)
    }
}

struct Memory(Vec<String>);

impl Store for Memory {
    #[measured(method)]
    fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.0.iter().map(String::as_str)
    }
}

impl Memory {
    #[measured(method)]
    fn mutably(&mut self) -> impl Iterator<Item = &mut String> + '_ {
        self.0.iter_mut()
    }
}

fn main() {
    let mut memory = Memory(vec!["a".to_owned(), "bc".to_owned()]);
    memory.mutably().for_each(|key| key.push('!'));
    assert_eq!(memory.lengths().sum::<usize>(), 5);
    assert_eq!(memory.keys().next(), Some("a!"));
}
