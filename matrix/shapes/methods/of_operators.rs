//! `Add`, `Index`, `Deref`, `Iterator::next`, `Display::fmt`, `From`, `Drop`, `PartialEq`, `Hash`.
//!
//! not for cached: these are called for what they do to their arguments
//! not for cached (jaemk): these are called for what they do to their arguments

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{AddAssign, Deref, Index, IndexMut};

struct Numbers(Vec<u32>, &'static std::sync::atomic::AtomicU32);

static DROPS: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

impl Index<usize> for Numbers {
    type Output = u32;

    #[measured(method)]
    fn index(&self, place: usize) -> &Self::Output {
        &self.0[place]
    }
}

impl IndexMut<usize> for Numbers {
    #[measured(method)]
    fn index_mut(&mut self, place: usize) -> &mut u32 {
        &mut self.0[place]
    }
}

impl Deref for Numbers {
    type Target = [u32];

    #[measured(method)]
    fn deref(&self) -> &[u32] {
        &self.0
    }
}

impl AddAssign<u32> for Numbers {
    #[measured(method)]
    fn add_assign(&mut self, other: u32) {
        self.0.push(other);
    }
}

impl Iterator for Numbers {
    type Item = u32;

    #[measured(method)]
    fn next(&mut self) -> Option<Self::Item> {
        self.0.pop()
    }
}

impl fmt::Display for Numbers {
    #[measured(method)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0.len())?;
        f.write_str(".")
    }
}

impl From<Vec<u32>> for Numbers {
    #[measured(method)]
    fn from(numbers: Vec<u32>) -> Self {
        Self(numbers, &DROPS)
    }
}

impl PartialEq<[u32]> for Numbers {
    #[measured(method)]
    fn eq(&self, other: &[u32]) -> bool {
        self.0 == other
    }
}

impl Hash for Numbers {
    #[measured(method)]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Drop for Numbers {
    #[measured(method)]
    fn drop(&mut self) {
        self.1.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}

fn main() {
    let mut numbers = Numbers::from(vec![1, 2]);
    numbers[0] = 3;
    numbers += 4;
    assert!(numbers == [3, 2, 4][..]);
    assert_eq!(
        (numbers[1], numbers.first(), numbers.to_string().as_str()),
        (2, Some(&3), "<3>.")
    );
    numbers.hash(&mut DefaultHasher::new());
    assert_eq!(numbers.by_ref().take(2).sum::<u32>(), 6);
    drop(numbers);
    assert_eq!(DROPS.load(std::sync::atomic::Ordering::SeqCst), 1);
}
