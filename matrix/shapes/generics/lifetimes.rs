//! `for<'a>`, `'a: 'b`, early and late bound ones, named `'_`, in types and in `impl` headers.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cache key is compared, hashed and kept, and `F` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`

#[measured]
fn applied<F>(f: F, text: &str) -> usize
where
    F: for<'a> Fn(&'a str) -> Option<&'a str>,
{
    f(text).map_or(0, str::len)
}

#[measured]
fn outlived<'long: 'short, 'short>(one: &'long str, _: &'short str) -> &'short str {
    one
}

struct Words<'a> {
    text: &'a str,
}

impl<'a> Words<'a> {
    #[measured(method)]
    fn first(&self) -> Option<&'a str> {
        self.text.split(' ').next()
    }

    #[measured(method)]
    async fn rest<'s>(&'s mut self, by: &str) -> (&'s str, &'a str)
    where
        'a: 's,
    {
        let (before, after) = self.text.split_once(by).unwrap_or((self.text, ""));
        self.text = after;
        (before, self.text)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(applied(|text| text.get(1..), "abc"), 2);
    assert_eq!(outlived("a", "b"), "a");
    let mut words = Words { text: "a b c" };
    let first = words.first();
    assert_eq!(words.rest(" ").await, ("a", "b c"));
    assert_eq!(first, Some("a"));
}
