//! Traits of the program that every type has, with methods that an expansion may call.

#![allow(dead_code)]

use contender::{recorded, recording};

trait Everything {
    fn verdict(&self) -> u8 {
        1
    }
    fn rows(&self) -> u8 {
        1
    }
    fn with_rows(&self) -> u8 {
        1
    }
    fn told(&self) -> u8 {
        1
    }
    fn judged_by(&self) -> u8 {
        1
    }
    fn select(&self) -> u8 {
        1
    }
    fn branch(&self) -> u8 {
        1
    }
    fn error_kind(&self) -> u8 {
        1
    }
    fn to_owned(&self) -> u8 {
        1
    }
    fn poll(&self) -> u8 {
        1
    }
    fn slow(&self) -> u8 {
        1
    }
    fn enter(&self) -> u8 {
        1
    }
    fn finish(&self) -> u8 {
        1
    }
}

impl<T: ?Sized> Everything for T {}

#[measured]
fn plain(n: u32) -> Result<u32, String> {
    n.checked_sub(1).ok_or_else(String::new)
}

#[measured]
async fn later(n: u32) -> Option<Vec<u32>> {
    tokio::task::yield_now().await;
    (n > 0).then(|| vec![n])
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert!(plain(0).is_err());
    assert_eq!((plain(1), later(1).await), (Ok(0), Some(vec![1])));
    recorded("plain").ended([1, 1, 0, 0]);
}
