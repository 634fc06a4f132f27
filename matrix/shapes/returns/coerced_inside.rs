//! Elements are coerced inside of a `vec!`, a tuple, an array and a `Result`.
//!
//! refused by cached: a cached value is given to later calls, and `Option<Result<Box<dyn std::fmt::Display>, Box<dyn std::error::Error>>>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `Result<Vec<Box<dyn std::fmt::Display>>, Box<dyn std::error::Error>>` cannot be; return one that is `Clone + Send + Sync`
//! refused by cached: a cached value is given to later calls, and `(Box<dyn std::fmt::Display>, [Rc<dyn std::fmt::Display>; 2])` cannot be; return one that is `Clone + Send + Sync`

use std::error::Error;
use std::fmt::Display;
use std::rc::Rc;

type Shown = Box<dyn Display>;

#[measured]
fn listed(n: u8) -> Result<Vec<Shown>, Box<dyn Error>> {
    let first: u8 = "1".parse()?;
    Ok(vec![Box::new(first), Box::new("two"), Box::new(n)])
}

#[measured]
fn paired(n: u8) -> (Shown, [Rc<dyn Display>; 2]) {
    (Box::new(n), [Rc::new('a'), Rc::new(n)])
}

#[measured]
async fn later(n: u8) -> Option<Result<Shown, Box<dyn Error>>> {
    if n == 0 {
        return Some(Err("zero".into()));
    }
    Some(Ok(Box::new(n)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listed: Vec<_> = listed(3).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(listed.concat(), "1two3");
    let (one, [two, three]) = paired(4);
    assert_eq!(format!("{one}{two}{three}"), "4a4");
    assert!(later(0).await.unwrap().is_err());
    assert_eq!(later(1).await.unwrap().ok().unwrap().to_string(), "1");
}
