//! What is both a stream and a sink stays both; what is only said to be a sink is a value.

#![deny(warnings)]

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use callsight_ui_tests::{items, outcomes};
use futures_util::sink::{Sink, SinkExt};
use futures_util::stream::{Stream, StreamExt};

/// Gives back what was sent, the last first.
struct Echo(Vec<u8>);

impl Stream for Echo {
    type Item = u8;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u8>> {
        Poll::Ready(self.0.pop())
    }
}

impl Sink<u8> for Echo {
    type Error = Infallible;

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn start_send(mut self: Pin<&mut Self>, item: u8) -> Result<(), Infallible> {
        self.0.push(item);
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
}

#[callsight::timed]
fn both() -> impl Stream<Item = u8> + Sink<u8, Error = Infallible> + Unpin {
    Echo(Vec::new())
}

#[callsight::timed]
fn sink() -> impl Sink<u8, Error = Infallible> + Unpin {
    Echo(Vec::new())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut both = both();
    both.send(1).await.unwrap();
    both.send(2).await.unwrap();
    assert_eq!(outcomes("both"), [0; 4]);
    assert_eq!((both.next().await, both.next().await), (Some(2), Some(1)));
    both.close().await.unwrap();
    drop(both);
    assert_eq!((outcomes("both"), items("both")), ([0, 0, 1, 0], [2, 0]));

    sink().send(1).await.unwrap();
    assert_eq!((outcomes("sink"), items("sink")), ([1, 0, 0, 0], [0, 0]));
}
