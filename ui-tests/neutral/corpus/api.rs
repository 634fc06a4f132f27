//! What is said of a public interface.

use std::fmt;

pub use std::collections::BTreeMap;

#[callsight::timed]
pub fn undocumented() -> Result<u8, String> {
    Err(String::new())
}

/// Says nothing of errors.
#[callsight::timed]
pub fn without_errors(text: &str) -> Result<u8, std::num::ParseIntError> {
    text.parse()
}

/// Says nothing of errors.
#[callsight::timed]
pub async fn without_errors_later(text: &str) -> Result<u8, std::num::ParseIntError> {
    tokio::task::yield_now().await;
    text.parse()
}

/// Says nothing of panics.
#[callsight::timed]
pub fn without_panics(text: &str) -> u8 {
    text.parse().unwrap()
}

/// Says nothing of panics.
#[callsight::timed]
pub async fn without_panics_later(text: &str) -> u8 {
    assert!(!text.is_empty());
    text.parse().expect("a number")
}

/// Says nothing of what is unsafe.
#[callsight::timed]
pub unsafe fn without_safety(text: *const u8) -> u8 {
    *text
}

/// A candidate.
#[callsight::timed]
pub fn must_use_candidate(n: u8) -> u8 {
    n.wrapping_add(1)
}

/// Another candidate, of many lines
///
/// # Errors
/// never, * but [broken]( link and `unbalanced
#[callsight::timed]
pub fn is_documented_badly(n: &mut u8) -> Result<(), ()> {
    *n += 1;
    Ok(())
}

/// A candidate for a constant function.
#[must_use]
#[callsight::timed]
pub fn could_be_const(n: u8) -> u8 {
    n
}

/// The word must_use says too much here, and HttpServer is a name.
#[must_use]
#[callsight::timed]
pub fn returns_must_use() -> Result<u8, fmt::Error> {
    Ok(3)
}

/// Always inlined.
#[inline(always)]
#[callsight::timed]
pub fn inlined() -> u8 {
    3
}

/// Nothing to use.
#[must_use]
#[callsight::timed]
pub fn nothing_to_use() {}

/// Generic over the hasher that is implied.
#[callsight::timed]
pub fn implied_hasher(map: &std::collections::HashMap<u8, u8>) -> usize {
    map.len()
}

/// Takes an `impl Trait`.
#[callsight::timed]
pub fn impl_in_argument(text: impl AsRef<str>) -> usize {
    text.as_ref().len()
}

/// Takes a generic.
#[callsight::timed]
pub fn pointer_argument(text: *const u8) -> u8 {
    unsafe { *text }
}

/// Exported.
#[callsight::timed]
pub extern "C" fn exported(n: u8) -> u8 {
    n
}

/// Points.
#[derive(Clone)]
pub struct Point {
    pub x: u8,
    pub y: u8,
}

impl Point {
    #[callsight::timed]
    pub fn new() -> Self {
        Self { x: 0, y: 0 }
    }

    /// The same.
    #[callsight::timed]
    pub fn mirrored(&self) -> Self {
        Point { x: self.y, y: self.x }
    }

    /// Adds.
    #[callsight::timed]
    pub fn add(self, other: Point) -> Point {
        Point {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }

    /// Gets.
    #[callsight::timed]
    pub fn get_x(&self) -> u8 {
        self.x
    }

    /// As a string.
    #[callsight::timed]
    pub fn to_string(&self) -> String {
        format!("{}", self.x)
    }

    /// Consumes.
    #[callsight::timed]
    pub fn as_pair(self) -> (u8, u8) {
        (self.x, self.y)
    }

    /// Is.
    #[callsight::timed]
    pub fn is_origin(self) -> bool {
        self.x == 0 && self.y == 0
    }

    /// With.
    #[callsight::timed]
    pub fn with_x(mut self, x: u8) -> Self {
        self.x = x;
        self
    }

    /// Into.
    #[callsight::timed]
    pub fn into_x(&self) -> u8 {
        self.x
    }

    /// An iterator.
    #[callsight::timed]
    pub fn iter(&self) -> std::vec::IntoIter<u8> {
        vec![self.x, self.y].into_iter()
    }
}

impl fmt::Display for Point {
    #[callsight::timed]
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.to_string())
    }
}

impl From<Point> for (u8, u8) {
    #[callsight::timed]
    fn from(point: Point) -> Self {
        (point.x, point.y)
    }
}

impl PartialEq for Point {
    #[callsight::timed]
    fn eq(&self, other: &Self) -> bool {
        self.x == other.x
    }

    #[callsight::timed]
    fn ne(&self, other: &Self) -> bool {
        self.x != other.x
    }
}

impl Drop for Point {
    #[callsight::timed]
    fn drop(&mut self) {
        panic!("dropped");
    }
}
