//! Each instance of a generic function or type has a cache of its own, even if nothing in the key or the value tells.

#![deny(warnings)]

use callsight_ui_tests::hits_and_misses;

trait Named {
    const NAME: &'static str;
}

struct Left;
struct Right;

impl Named for Left {
    const NAME: &'static str = "left";
}

impl Named for Right {
    const NAME: &'static str = "right";
}

#[callsight::cached]
fn name_of<T: Named>() -> String {
    T::NAME.to_owned()
}

#[callsight::cached]
async fn later_name_of<T: Named>() -> String {
    T::NAME.to_owned()
}

struct Shelf<T>(T);

impl<T: Named> Shelf<T> {
    #[callsight::cached(key = "of.len()")]
    fn label(&self, of: &str) -> String {
        format!("{}: {of}", T::NAME)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for _ in 0..2 {
        assert_eq!(name_of::<Left>(), later_name_of::<Left>().await);
        assert_eq!(name_of::<Right>(), later_name_of::<Right>().await);
        assert_eq!(Shelf(Left).label("a"), "left: a");
        assert_eq!(Shelf(Right).label("a"), "right: a");
    }
    for cache in ["name_of", "later_name_of", "label"] {
        assert_eq!(hits_and_misses(cache), [2, 2]);
    }
}
