//! The functions that are compiled, as one contender wants them written, and what they work on.

use std::fmt;
use std::future::Future;
use std::num::ParseIntError;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

include!(concat!(env!("OUT_DIR"), "/functions.rs"));

/// What can go wrong.
#[derive(Debug)]
pub enum Error {
    /// A text that is no number.
    Malformed(ParseIntError),
    /// More than there may be.
    TooMuch(u64),
    /// There is no such order.
    Missing,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(f, "malformed: {error}"),
            Self::TooMuch(amount) => write!(f, "{amount} is too much"),
            Self::Missing => f.write_str("missing"),
        }
    }
}

impl std::error::Error for Error {}

impl From<ParseIntError> for Error {
    fn from(error: ParseIntError) -> Self {
        Self::Malformed(error)
    }
}

/// What functions are handed, by value and by reference.
#[derive(Debug, Clone)]
pub struct Order {
    /// Its number.
    pub id: u64,
    /// Who ordered.
    pub customer: String,
    /// What it costs.
    pub total: u64,
}

/// Where orders are.
#[derive(Debug, Default)]
pub struct Store {
    orders: Vec<Order>,
}

impl Store {
    /// An order, as a database would say it: not at once.
    ///
    /// # Errors
    ///
    /// There is none of this number.
    pub async fn order(&self, id: u64) -> Result<Order, Error> {
        Later::default().await;
        let found = self.orders.iter().find(|order| order.id == id);
        found.cloned().ok_or(Error::Missing)
    }

    /// Does what a database does when it is told to keep something.
    ///
    /// # Errors
    ///
    /// It costs too much to be true.
    pub async fn keep(&self, order: &Order) -> Result<(), Error> {
        Later::default().await;
        if order.total > 1_000_000 {
            return Err(Error::TooMuch(order.total));
        }
        Ok(())
    }
}

/// Ready when it is polled again.
#[derive(Debug, Default)]
struct Later {
    was_polled: bool,
}

impl Future for Later {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.was_polled {
            return Poll::Ready(());
        }
        self.was_polled = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}
