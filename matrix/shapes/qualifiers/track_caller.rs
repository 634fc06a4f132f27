//! `#[track_caller]` above and below: the body sees who called it, and so does a panic.
//!
//! not for cached: what is kept was made for another caller
//! not for cached (jaemk): what is kept was made for another caller

use std::panic::Location;

use contender::{recorded, recording};

#[measured]
#[track_caller]
fn below(n: u32) -> u32 {
    Location::caller().line() + n
}

#[track_caller]
#[measured]
fn above(n: u32) -> Result<u32, String> {
    if n == 0 {
        return Err("zero".to_owned());
    }
    let n: u32 = n.to_string().parse().map_err(|_| "no number")?;
    Ok(Location::caller().line() + n)
}

struct Of(Option<u32>);

impl Of {
    #[measured(method)]
    #[track_caller]
    fn expected(&self, why: &str) -> u32 {
        self.0.expect(why)
    }
}

fn main() {
    recording();
    assert_eq!((line!(), below(0)), (line!(), line!()));
    assert_eq!((line!() + 1, above(1).unwrap()), (line!() + 1, line!() + 1));
    assert!(above(0).is_err());
    recorded("above").ended([1, 1, 0, 0]);
    assert_eq!(Of(Some(1)).expected("one"), 1);
    std::panic::set_hook(Box::new(|panic| {
        let expected = line!() + 3;
        std::process::exit(i32::from(panic.location().unwrap().line() != expected));
    }));
    Of(None).expected("a number");
}
