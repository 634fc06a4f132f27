//! Under `#![no_implicit_prelude]`.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

#![no_implicit_prelude]

mod bodies {
    #[measured]
    pub fn plain(n: u32) -> ::std::option::Option<u32> {
        n.checked_sub(1)
    }

    #[measured]
    pub async fn later(n: u32) -> ::std::result::Result<u32, ::std::string::String> {
        if n == 0 {
            return ::std::result::Result::Err(::std::string::String::new());
        }
        ::std::result::Result::Ok(n)
    }

    #[measured]
    pub fn unnamed(n: u32) -> impl ::std::iter::Iterator<Item = u32> + ::std::clone::Clone {
        ::std::iter::once(n)
    }
}

fn main() {
    ::std::assert_eq!(bodies::plain(1), ::std::option::Option::Some(0));
    ::std::assert_eq!(::std::iter::Iterator::count(bodies::unnamed(1)), 1);
    let mut future = ::std::pin::pin!(bodies::later(0));
    let mut context = ::std::task::Context::from_waker(::std::task::Waker::noop());
    ::std::assert!(::std::future::Future::poll(future.as_mut(), &mut context).is_ready());
}
