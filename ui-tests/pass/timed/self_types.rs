//! `Self` and projections in the return type need no further bound.

#![deny(warnings)]

use std::error::Error;

trait Service {
    type Out;
    type Error;

    fn serve(&self) -> Result<Self::Out, Self::Error>;
}

struct Wrapper<T>(T);

impl<T: Default> Wrapper<T> {
    const LIMIT: u32 = 3;

    #[callsight::timed]
    fn new() -> Self {
        Self(T::default())
    }

    #[callsight::timed]
    async fn connect() -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self::new())
    }

    #[callsight::timed]
    fn limit(&self) -> u32 {
        Self::LIMIT
    }
}

impl Service for Wrapper<u32> {
    type Out = u32;
    type Error = String;

    #[callsight::timed]
    fn serve(&self) -> Result<Self::Out, Self::Error> {
        Ok(self.0)
    }
}

#[callsight::timed]
fn ask<S: Service>(service: &S) -> Result<<S as Service>::Out, S::Error> {
    service.serve()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let wrapper = Wrapper::<u32>::connect().await.unwrap();
    assert_eq!(wrapper.limit(), 3);
    assert_eq!(ask(&wrapper), Ok(0));
    assert_eq!(callsight_ui_tests::outcomes("new"), [1, 0, 0, 0]);
}
