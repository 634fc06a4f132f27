//! Guards of locks and cells are returned, and borrow from the argument.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: the cache key outlives the call, so it cannot borrow from it; write `key = ..` with an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value

use std::cell::{Ref, RefCell, RefMut};
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard};

#[measured]
fn locked(mutex: &Mutex<u8>) -> MutexGuard<'_, u8> {
    mutex.lock().unwrap()
}

#[measured]
fn read(cell: &RefCell<Vec<u8>>) -> Option<Ref<'_, u8>> {
    Ref::filter_map(cell.borrow(), |numbers| numbers.first()).ok()
}

#[measured]
fn write(cell: &RefCell<Vec<u8>>) -> RefMut<'_, [u8]> {
    RefMut::map(cell.borrow_mut(), |numbers| &mut numbers[..])
}

#[measured]
fn pinned(value: Pin<&mut (u8, u8)>) -> Pin<&mut u8> {
    Pin::new(&mut value.get_mut().0)
}

fn main() {
    let mutex = Mutex::new(1);
    *locked(&mutex) += 1;
    assert_eq!(*mutex.try_lock().unwrap(), 2);
    let cell = RefCell::new(vec![1]);
    write(&cell)[0] = 3;
    assert_eq!(read(&cell).map(|first| *first), Some(3));
    let mut pair = (1, 2);
    *pinned(Pin::new(&mut pair)) = 7;
    assert_eq!(pair.0, 7);
}
