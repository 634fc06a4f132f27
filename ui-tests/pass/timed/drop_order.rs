//! Arguments are dropped when and in the order they would be without the attribute.

#![deny(warnings)]

use std::cell::RefCell;

thread_local! {
    static DROPPED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        DROPPED.with_borrow_mut(|dropped| dropped.push(self.0));
    }
}

struct P {
    d: D,
    e: D,
}

fn dropped() -> Vec<&'static str> {
    DROPPED.take()
}

macro_rules! functions {
    ($(#[$attribute:meta])? $name:ident $later:ident $parts:ident $unused:ident $mixed:ident $method:ident) => {
        $(#[$attribute])?
        pub(crate) fn $name(a: D, _b: D, _: D, (c, d): (D, D), f: D) {
            let _local = D("local");
            let _ = (a.0, c.0, &d, f.0);
        }

        $(#[$attribute])?
        pub(crate) async fn $later(a: D, _b: D, _: D, (c, d): (D, D), mut f: D) {
            let _local = D("local");
            f.0 = "f";
            tokio::task::yield_now().await;
            assert!(!format!("{}{}{}{}", a.0, c.0, d.0, f.0).is_empty());
        }

        $(#[$attribute])?
        pub(crate) async fn $parts((a, _): (D, D), _: (D, D), [c, _]: [D; 2], P { d, e: _e }: P) {
            let _local = D("local");
            tokio::task::yield_now().await;
            assert!(!format!("{}{}{}", a.0, c.0, d.0).is_empty());
        }

        /// What nobody uses, and what has no name, is dropped when all is done, too.
        $(#[$attribute])?
        #[expect(unused_variables, reason = "that is what it is about")]
        pub(crate) async fn $unused(P { d, .. }: P, unused: D, a: D) {
            let _local = D("local");
            tokio::task::yield_now().await;
            assert!(!format!("{}{}", a.0, d.0).is_empty());
        }

        $(#[$attribute])?
        pub(crate) fn $mixed(a: D, b: D, c: Option<D>) -> D {
            drop(b);
            if c.is_none() {
                return a;
            }
            D("new")
        }

        impl D {
            $(#[$attribute])?
            pub(crate) fn $method(self, _: D, other: D) -> usize {
                let local = D("local");
                local.0.len() + other.0.len() + self.0.len()
            }
        }
    };
}

mod bare {
    use super::{D, P};
    functions!(plain later parts unused mixed bare_method);
}

functions!(#[callsight::timed] plain later parts unused mixed method);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let d = || (D("c"), D("d"));
    bare::plain(D("a"), D("b"), D("_"), d(), D("f"));
    let expected = dropped();
    plain(D("a"), D("b"), D("_"), d(), D("f"));
    assert_eq!(dropped(), expected);

    bare::later(D("a"), D("b"), D("_"), d(), D("f")).await;
    let expected = dropped();
    later(D("a"), D("b"), D("_"), d(), D("f")).await;
    assert_eq!(dropped(), expected);

    let c = || [D("c"), D("c2")];
    let p = || P { d: D("d"), e: D("e") };
    bare::parts((D("a"), D("a2")), (D("b"), D("b2")), c(), p()).await;
    let expected = dropped();
    parts((D("a"), D("a2")), (D("b"), D("b2")), c(), p()).await;
    assert_eq!(dropped(), expected);

    bare::unused(p(), D("unused"), D("a")).await;
    let expected = dropped();
    unused(p(), D("unused"), D("a")).await;
    assert_eq!(dropped(), expected);

    for c in [true, false] {
        drop(bare::mixed(D("a"), D("b"), c.then(|| D("c"))));
        let expected = dropped();
        drop(mixed(D("a"), D("b"), c.then(|| D("c"))));
        assert_eq!(dropped(), expected);
    }

    D("self").bare_method(D("_"), D("other"));
    let expected = dropped();
    D("self").method(D("_"), D("other"));
    assert_eq!(dropped(), expected);
}
