//! On an `impl` or a `trait`, the attribute is on each method that has a body, but for those that say otherwise.

#![deny(warnings)]

use std::fmt::Debug;
use std::future::Future;

use async_trait::async_trait;
use callsight_ui_tests::outcomes;

struct Row<T, const N: usize>([T; N]);

#[callsight::timed(slow = "1s")]
#[allow(dead_code)]
impl<T: Debug + Clone, const N: usize> Row<T, { N }>
where
    T: Send,
{
    #![allow(unused_variables)]

    const LENGTH: usize = { N };

    /// Documented.
    pub fn first(&self) -> Option<&T> {
        let unused = Self::LENGTH;
        self.0.first()
    }

    pub(crate) async fn last(&self) -> Result<&T, String> {
        self.0.last().ok_or_else(|| "empty".to_owned())
    }

    #[callsight(skip)]
    const fn len(&self) -> usize {
        N
    }

    #[callsight::timed_query(operation = "all")]
    fn own(&self) -> Vec<T> {
        self.0.to_vec()
    }

    #[cfg(any())]
    fn gone(&self) -> Missing {}
}

#[callsight::timed]
trait Store {
    type Key: Debug;
    const NAME: &'static str = "store";

    fn get(&self, key: Self::Key) -> Option<u32>;

    fn get_twice(&self, key: Self::Key) -> Option<u32>
    where
        Self::Key: Copy,
    {
        Some(self.get(key)? + self.get(key)?)
    }

    fn later(&self) -> impl Future<Output = u32> {
        async { 1 }
    }
}

struct Memory;

#[callsight::external_api("memory")]
impl Store for Memory {
    type Key = u32;

    fn get(&self, key: u32) -> Option<u32> {
        key.checked_sub(1)
    }
}

#[async_trait]
trait Remote {
    async fn fetch(&self) -> Result<u32, String>;
    async fn push(&self) -> Result<u32, String>;
}

#[callsight::timed]
#[async_trait]
impl Remote for Memory {
    async fn fetch(&self) -> Result<u32, String> {
        Err("far".to_owned())
    }

    async fn push(&self) -> Result<u32, String> {
        self.fetch().await
    }
}

#[async_trait]
#[callsight::timed]
impl Remote for String {
    async fn fetch(&self) -> Result<u32, String> {
        Ok(1)
    }

    async fn push(&self) -> Result<u32, String> {
        Ok(2)
    }
}

macro_rules! implement {
    ($type:ty, $body:block) => {
        #[callsight::timed]
        impl $type {
            fn from_a_macro() -> u32 $body
        }
    };
}

implement!(Memory, { 1 });

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let row = Row([1, 2]);
    assert_eq!((row.first(), row.last().await), (Some(&1), Ok(&2)));
    assert_eq!((row.len(), row.own().len()), (2, 2));
    for function in ["first", "last", "all"] {
        assert_eq!(outcomes(function), [1, 0, 0, 0]);
    }
    assert_eq!([outcomes("len"), outcomes("own")], [[0; 4], [1, 0, 0, 0]]);

    assert_eq!(Memory.get_twice(2), Some(2));
    assert_eq!(Memory.later().await, 1);
    assert_eq!(outcomes("get"), [2, 0, 0, 0]);
    assert_eq!(
        [outcomes("get_twice"), outcomes("later")],
        [[1, 0, 0, 0]; 2]
    );

    assert!(Memory.push().await.is_err());
    assert_eq!([outcomes("push"), outcomes("fetch")], [[0, 1, 0, 0]; 2]);
    let text = String::new();
    assert_eq!((text.fetch().await, text.push().await), (Ok(1), Ok(2)));
    assert_eq!([outcomes("push"), outcomes("fetch")], [[1, 1, 0, 0]; 2]);
    assert_eq!((Memory::from_a_macro(), Memory::NAME), (1, "store"));
}
