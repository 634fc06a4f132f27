//! Borrowed and nested values reach the caller untouched, and an error in them is found.

#![deny(warnings)]

use std::cell::Cell;
use std::sync::Mutex;

use callsight_ui_tests::outcomes;

#[callsight::timed]
fn guard<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap()
}

#[callsight::timed]
fn nested(n: &Cell<u32>) -> Option<Result<&Cell<u32>, ()>> {
    n.set(n.get() + 1);
    Some(Ok(n))
}

struct Plain;

type Task<T> = Result<T, Plain>;

#[callsight::timed]
async fn of_a_task(inner: Result<u8, std::io::Error>) -> Task<Result<u8, std::io::Error>> {
    Ok(inner)
}

#[callsight::timed]
fn boxed(fails: bool) -> Box<Result<u8, Plain>> {
    Box::new(if fails { Err(Plain) } else { Ok(1) })
}

#[callsight::timed]
fn deep() -> Option<std::task::Poll<Result<Vec<u8>, Plain>>> {
    Some(std::task::Poll::Ready(Err(Plain)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert!(of_a_task(Ok(1)).await.is_ok());
    let inner = std::io::ErrorKind::TimedOut.into();
    assert!(of_a_task(Err(inner)).await.is_ok());
    assert_eq!(outcomes("of_a_task"), [1, 1, 0, 0]);
    assert!(boxed(false).is_ok());
    assert!(boxed(true).is_err());
    assert_eq!(outcomes("boxed"), [1, 1, 0, 0]);
    assert!(deep().is_some());
    assert_eq!(outcomes("deep"), [0, 1, 0, 0]);

    let mutex = Mutex::new(1);
    *guard(&mutex) += 1;
    assert_eq!(*guard(&mutex), 2);

    let cell = Cell::new(1);
    assert_eq!(nested(&cell).unwrap().unwrap().get(), 2);
}
