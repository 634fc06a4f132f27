//! `#[track_caller]` above or below ours: the body still sees who called, and every visible way out is seen.

#![deny(warnings)]
#![warn(clippy::pedantic)]

use std::future::Future;
use std::panic::Location;

use callsight_ui_tests::outcomes;

macro_rules! bail {
    ($error:expr) => {
        return Err($error.into())
    };
}

#[callsight::timed]
#[track_caller]
fn below() -> u32 {
    Location::caller().line()
}

#[track_caller]
#[callsight::timed]
fn above() -> u32 {
    let line = || Location::caller().line();
    assert_ne!(line(), 0);
    return Location::caller().line();
}

#[derive(Debug)]
struct Tracked(u32);

impl From<std::num::ParseIntError> for Tracked {
    #[track_caller]
    fn from(_: std::num::ParseIntError) -> Self {
        Self(Location::caller().line())
    }
}

impl callsight::ErrorKind for Tracked {
    fn error_kind(&self) -> &'static str {
        "tracked"
    }
}

#[callsight::external_api("bank")]
#[track_caller]
fn number(text: &str) -> Result<u32, Tracked> {
    if text.is_empty() {
        return Err(Tracked(0));
    }
    let in_a_closure = |text: &str| -> Option<u32> { text.strip_prefix('+')?.parse().ok() };
    if let Some(number) = in_a_closure(text) {
        return Ok(number);
    }
    let numbers: Vec<u32> = text.split(',').map(str::parse).collect::<Result<_, _>>()?;
    if numbers.len() > 2 {
        bail!(Tracked(3));
    }
    match numbers.first() {
        Some(first) => Ok(*first),
        None => Err(Tracked(1)),
    }
}

struct Board(Vec<u32>);

impl Board {
    #[callsight::timed]
    #[track_caller]
    fn at(&mut self, place: usize) -> Option<&mut u32> {
        let last = self.0.len().checked_sub(1)?;
        self.0.get_mut(place.min(last))
    }

    #[callsight::timed]
    #[track_caller]
    fn expect(&self) {
        self.0.first().expect("a board");
    }

    #[callsight::timed]
    #[track_caller]
    fn boxed(&self) -> Result<Box<dyn Fn() -> u32>, Box<dyn std::error::Error>> {
        let first = *self.0.first().ok_or("empty")?;
        Ok(Box::new(move || first))
    }
}

#[callsight::timed]
#[track_caller]
fn later() -> impl Future<Output = Result<u32, Box<dyn std::error::Error>>> {
    let line = Location::caller().line();
    async move {
        let zero: u32 = "0".parse()?;
        Ok(line + zero)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let lines = (line!(), below(), above(), later().await.unwrap());
    assert_eq!(lines, (lines.0, lines.0, lines.0, lines.0));
    assert_eq!(outcomes("later"), [1, 0, 0, 0]);
    assert_eq!([outcomes("above"), outcomes("below")], [[1, 0, 0, 0]; 2]);

    let (line, error) = (line!(), number("x").unwrap_err().0);
    assert_eq!(line, error);
    assert_eq!((number("+7").unwrap(), number("1,2").unwrap()), (7, 1));
    assert_eq!(number("").unwrap_err().0, 0);
    assert_eq!(number("1,2,3").unwrap_err().0, 3);
    assert_eq!(outcomes("number"), [2, 3, 0, 0]);
    let scrape = callsight::registry::Registry::global().render();
    assert!(scrape.contains(r#"operation="number",error_type="tracked"} 2"#));
    assert!(scrape.contains(r#"operation="number",error_type="_OTHER"} 1"#));

    let mut board = Board(vec![1]);
    *board.at(5).unwrap() += 1;
    assert_eq!(board.boxed().unwrap()(), 2);
    assert!(Board(Vec::new()).boxed().is_err());
    assert!(Board(Vec::new()).at(0).is_none());
    assert_eq!(outcomes("at"), [2, 0, 0, 0]);
    assert_eq!(outcomes("boxed"), [1, 1, 0, 0]);

    board.expect();
    let line = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let seen = std::sync::Arc::clone(&line);
    std::panic::set_hook(Box::new(move |panic| {
        let line = panic.location().unwrap().line();
        seen.store(line, std::sync::atomic::Ordering::SeqCst);
    }));
    std::panic::catch_unwind(|| Board(Vec::new()).expect()).unwrap_err();
    assert_eq!(line.load(std::sync::atomic::Ordering::SeqCst), line!() - 1);
    assert_eq!(outcomes("expect"), [1, 0, 0, 1]);
}
