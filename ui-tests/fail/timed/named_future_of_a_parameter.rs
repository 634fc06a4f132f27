//! A future that the caller has named is no other one either.

use std::future::Future;

#[callsight::timed]
fn same<F: Future<Output = u8>>(future: F) -> F {
    future
}

fn main() {
    drop(same(async { 1 }));
}
