//! Borrowed and nested values reach the caller untouched.

#![deny(warnings)]

use std::cell::Cell;
use std::sync::Mutex;

#[callsight::timed]
fn guard<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap()
}

#[callsight::timed]
fn nested(n: &Cell<u32>) -> Option<Result<&Cell<u32>, ()>> {
    n.set(n.get() + 1);
    Some(Ok(n))
}

fn main() {
    let mutex = Mutex::new(1);
    *guard(&mutex) += 1;
    assert_eq!(*guard(&mutex), 2);

    let cell = Cell::new(1);
    assert_eq!(nested(&cell).unwrap().unwrap().get(), 2);
}
