//! Inherent methods with every form of `self`, and two types with a method of one name.

#![deny(warnings)]

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Clone)]
struct Left(u32);
struct Right(u32);

impl Left {
    #[callsight::timed]
    fn by_value(self) -> u32 {
        self.0
    }

    #[callsight::timed]
    fn by_mut_value(mut self) -> Self {
        self.0 += 1;
        self
    }

    #[callsight::timed]
    async fn by_mut_reference(&mut self) {
        self.0 += 1;
    }

    #[callsight::timed]
    fn by_box(self: Box<Self>) -> u32 {
        self.0
    }

    #[callsight::timed]
    async fn by_arc(self: Arc<Self>) -> u32 {
        self.0
    }

    #[callsight::timed]
    fn by_rc(self: Rc<Self>) -> u32 {
        self.0
    }

    #[callsight::timed]
    fn by_pin(self: Pin<&mut Self>) -> u32 {
        self.get_mut().0
    }

    #[callsight::timed]
    fn value(&self) -> u32 {
        self.0
    }
}

impl Right {
    #[callsight::timed]
    fn value(&self) -> u32 {
        self.0
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut left = Left(1).by_mut_value();
    left.by_mut_reference().await;
    assert_eq!(Pin::new(&mut left).by_pin(), 3);
    assert_eq!(left.clone().by_value(), Box::new(left.clone()).by_box());
    assert_eq!(
        Arc::new(left.clone()).by_arc().await,
        Rc::new(left.clone()).by_rc()
    );
    assert_eq!(left.value() + Right(1).value(), 4);
    assert_eq!(callsight_ui_tests::outcomes("value"), [2, 0, 0, 0]);
}
