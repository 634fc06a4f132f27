//! A closure in a box takes the types of its arguments from the arrow, lifetimes too.
//!
//! refused by cached: a cached value is given to later calls, and `Box<dyn for<'a, 'b> Fn(&'a str, &'b (dyn Fn(char) -> bool + 'b)) -> Option<&'a str> + Send>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Result<Box<dyn Fn(&str, &dyn Fn(char) -> bool) -> ... + Send>, ...>` cannot be; return one that is `Clone + Send + Sync`

type Rule = Box<dyn for<'a> Fn(&'a str, &dyn Fn(char) -> bool) -> Option<&'a str> + Send>;

#[measured]
fn rule(letter: char) -> Rule {
    Box::new(move |text, is_meant| {
        let found = text.find(letter)?;
        is_meant(letter).then(|| &text[found..])
    })
}

#[measured]
fn fallible(n: usize) -> Result<Rule, String> {
    if n == 0 {
        Err("none".to_owned())
    } else {
        Ok(Box::new(move |text, _| text.get(n..)))
    }
}

fn main() {
    assert_eq!(rule('b')("abc", &char::is_alphabetic), Some("bc"));
    assert_eq!(fallible(1).ok().unwrap()("abc", &|_| true), Some("bc"));
    assert!(fallible(0).is_err());
}
