//! Type parameters with and without bounds, const generics, defaults, `?Sized`, `where` on no parameter.
//!
//! refused by cached: a cached value is given to later calls, and `Option<T>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `T` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cache key is compared, hashed and kept, and `T` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `[T; N]` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Option<T>` cannot be; return one that is `Clone + Send + Sync`

use std::fmt::{Debug, Display};

#[measured]
fn shown<T: Display + ?Sized>(value: &T) -> String {
    value.to_string()
}

#[measured]
fn repeated<T: Copy + Default, const N: usize>(value: T) -> [T; N]
where
    [T; N]: Debug,
{
    let mut all = [T::default(); N];
    all.fill(value);
    all
}

#[measured]
async fn default<T>(n: u8) -> Option<T>
where
    T: Default,
    u8: Into<u64>,
{
    (u64::from(n) > 0).then(T::default)
}

struct Ring<T, const N: usize = 2>([T; N]);

impl<T: Clone, const N: usize> Ring<T, N> {
    #[measured(method)]
    fn get<const M: usize>(&self, place: usize) -> Option<T> {
        const { assert!(M < 9) };
        self.0.get(place % N + M - M).cloned()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(shown("a") + &shown(&1), "a1");
    assert_eq!(repeated::<_, 3>(1_u8), [1, 1, 1]);
    assert_eq!(default::<String>(1).await.as_deref(), Some(""));
    assert_eq!(Ring::<_, 2>(['a', 'b']).get::<1>(3), Some('b'));
}
