//! `-> impl Fn(..)`: the types of the closure's arguments are said behind the arrow only.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

struct Price {
    cents: u32,
}

#[measured]
fn by_field(percent: u32) -> impl Fn(&Price) -> u32 {
    move |price| price.cents * percent / 100
}

#[measured]
fn borrowing<'a>(word: &'a str) -> impl for<'b> Fn(&'b str) -> Option<&'b str> + use<'a> {
    move |text| text.strip_prefix(word)
}

#[measured]
fn once(text: String) -> impl FnOnce(usize) -> Option<char> + Send {
    move |place| text.chars().nth(place)
}

#[measured]
fn two(n: u32) -> (impl Fn(u32) -> u32, impl FnMut() -> u32) {
    let mut count = n;
    (
        move |other| other + n,
        move || {
            count += 1;
            count
        },
    )
}

fn main() {
    assert_eq!(by_field(50)(&Price { cents: 10 }), 5);
    assert_eq!(borrowing("a")("ab"), Some("b"));
    assert_eq!(once("ab".to_owned())(1), Some('b'));
    let (add, mut count) = two(1);
    assert_eq!(add(1) + count() + count(), 7);
}
