//! What is said of traits and of their implementations.

use std::fmt;

pub trait Priced {
    #[callsight::timed]
    fn price(&self) -> u64 {
        return 3;
    }

    #[callsight::timed]
    fn unused(&self, n: u8) -> Result<(), String> {
        Ok(())
    }

    #[callsight::timed]
    fn by_value(self) -> u8
    where
        Self: Sized,
    {
        3
    }

    #[callsight::timed]
    fn without_self() -> u8
    where
        Self: Sized,
    {
        3
    }
}

pub struct Apple {
    weight: u64,
}

impl Priced for Apple {
    #[callsight::timed]
    fn price(&self) -> u64 {
        let price = self.weight * 2;
        price
    }

    #[callsight::timed]
    fn unused(&self, other: u8) -> Result<(), String> {
        Ok(())
    }
}

impl Default for Apple {
    #[callsight::timed]
    fn default() -> Self {
        Apple { weight: 0 }
    }
}

impl Clone for Apple {
    #[callsight::timed]
    fn clone(&self) -> Self {
        Apple { weight: self.weight }
    }
}

impl fmt::Debug for Apple {
    #[callsight::timed]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.weight)?;
        Ok(())
    }
}

impl Iterator for Apple {
    type Item = u8;

    #[callsight::timed]
    fn next(&mut self) -> Option<u8> {
        self.weight -= 1;
        Some(self.weight as u8)
    }
}

impl PartialOrd for Apple {
    #[callsight::timed]
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Apple {
    #[callsight::timed]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == std::cmp::Ordering::Equal
    }
}

impl Eq for Apple {}

impl Ord for Apple {
    #[callsight::timed]
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.partial_cmp(other).unwrap()
    }
}

impl From<&str> for Apple {
    #[callsight::timed]
    fn from(text: &str) -> Self {
        Self { weight: text.parse().unwrap() }
    }
}

impl std::ops::Add for Apple {
    type Output = Apple;

    #[callsight::timed]
    fn add(self, other: Apple) -> Apple {
        Apple { weight: self.weight - other.weight }
    }
}

impl TryFrom<u8> for Apple {
    type Error = ();

    #[callsight::timed]
    fn try_from(n: u8) -> Result<Self, Self::Error> {
        Ok(Apple { weight: n.into() })
    }
}

#[callsight::timed]
fn dynamic(all: &Vec<Box<dyn Priced>>, one: Box<dyn Priced>) -> u64 {
    all.iter().map(|priced| priced.price()).sum()
}
