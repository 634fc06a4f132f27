//! Types that only a trait can name: `T::Out`, `<T as Service>::Error`, a generic associated type.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cache key is compared, hashed and kept, and `T` cannot be; write `key = ..` with a value that is `Clone + Hash + Eq + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Result<<T as Service>::Out, <T as Service>::Error>` cannot be; return one that is `Clone + Send + Sync`

trait Service {
    type Out;
    type Error;
    type View<'a>
    where
        Self: 'a;

    fn call(&self) -> Result<Self::Out, Self::Error>;
    fn view(&self) -> Self::View<'_>;
}

struct Words(String);
struct NoBounds;

impl Service for Words {
    type Out = usize;
    type Error = NoBounds;
    type View<'a> = std::str::Split<'a, char>;

    #[measured(method)]
    fn call(&self) -> Result<Self::Out, Self::Error> {
        if self.0.is_empty() {
            Err(NoBounds)
        } else {
            Ok(self.0.len())
        }
    }

    #[measured(method)]
    fn view(&self) -> Self::View<'_> {
        self.0.split(' ')
    }
}

#[measured]
fn called<T: Service>(service: &T) -> Result<<T as Service>::Out, T::Error> {
    service.call()
}

#[measured]
async fn viewed<T>(service: &T) -> (T::View<'_>, Option<T::Out>)
where
    T: Service,
{
    (service.view(), service.call().ok())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(matches!(called(&Words("ab".to_owned())), Ok(2)));
    assert!(called(&Words(String::new())).is_err());
    let words = Words("a b".to_owned());
    let (view, length) = viewed(&words).await;
    assert_eq!((view.count(), length), (2, Some(3)));
}
