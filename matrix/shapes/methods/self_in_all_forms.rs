//! `self`, `mut self`, `&self`, `&mut self`, boxed, counted, pinned, behind two pointers, and none.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Clone)]
struct Count(u32);

impl Count {
    #[measured(method)]
    fn owned(self) -> u32 {
        self.0
    }

    #[measured(method)]
    fn owned_and_changed(mut self, by: u32) -> u32 {
        self.0 += by;
        self.0
    }

    #[measured(method)]
    fn borrowed(&self, by: u32) -> u32 {
        self.0 + by
    }

    #[measured(method)]
    fn named<'a>(&'a self, other: &'a str) -> usize {
        self.0 as usize + other.len()
    }

    #[measured(method)]
    async fn changed(&mut self, by: u32) -> u32 {
        self.0 += by;
        self.0
    }

    #[measured(method)]
    fn boxed(self: Box<Self>) -> u32 {
        self.0
    }

    #[measured(method)]
    async fn counted(self: Arc<Self>, by: u32) -> u32 {
        tokio::task::yield_now().await;
        self.0 + by
    }

    #[measured(method)]
    fn locally(self: &Rc<Self>, by: u32) -> usize {
        Rc::strong_count(self) + by as usize
    }

    #[measured(method)]
    async fn pinned(mut self: Pin<&mut Self>, by: u32) -> u32 {
        self.0 += by;
        self.as_mut().0
    }

    #[measured(method)]
    fn pinned_box(self: Pin<Box<Self>>) -> u32 {
        self.0
    }

    #[measured(method)]
    fn typed(self: &Self, by: u32) -> u32 {
        self.0 * by
    }

    #[measured(method)]
    fn none(by: u32) -> u32 {
        by
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut count = Count(1);
    assert_eq!(
        count.clone().owned() + count.clone().owned_and_changed(1),
        3
    );
    assert_eq!((count.borrowed(2), count.named("a")), (3, 2));
    assert_eq!(count.changed(4).await, 5);
    assert_eq!(
        Box::new(Count(6)).boxed() + Arc::new(Count(7)).counted(1).await,
        14
    );
    assert_eq!(Rc::new(Count(1)).locally(8), 9);
    assert_eq!(Pin::new(&mut count).pinned(1).await, 6);
    assert_eq!(
        Box::pin(Count(8)).pinned_box() + count.typed(2) + Count::none(3),
        23
    );
}
