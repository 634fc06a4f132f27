//! Modules and macros of the program are called like crates and macros that an expansion may use.

#![allow(unused_macros, dead_code)]

mod core {}
mod alloc {}
mod std {}
mod callsight {}
mod tracing {}
mod fastrace {}
mod autometrics {}
mod hotpath {}
mod cached {}
mod linkme {}

macro_rules! module_path {
    ($($any:tt)*) => {
        compile_error!("not that one")
    };
}
macro_rules! concat {
    ($($any:tt)*) => {
        compile_error!("not that one")
    };
}
macro_rules! option_env {
    ($($any:tt)*) => {
        compile_error!("not that one")
    };
}

#[measured]
fn plain(n: u32) -> Result<u32, String> {
    n.checked_sub(1).ok_or_else(String::new)
}

#[measured]
async fn later(n: u32) -> u32 {
    n
}

fn main() {
    assert!(plain(0).is_err());
    let mut future = Box::pin(later(1));
    let mut context = ::std::task::Context::from_waker(::std::task::Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_ready());
}

use ::std::future::Future;
