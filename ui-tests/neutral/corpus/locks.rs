//! What is said of locks and cells.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, RwLock};

#[callsight::timed]
async fn across_an_await(lock: &Mutex<u8>) -> u8 {
    let guard = lock.lock().unwrap();
    tokio::task::yield_now().await;
    *guard
}

#[callsight::timed]
async fn cell_across_an_await(cell: RefCell<u8>) -> u8 {
    let guard = cell.borrow_mut();
    tokio::task::yield_now().await;
    *guard
}

#[callsight::timed]
fn forgotten(lock: &Mutex<u8>) {
    let _ = lock.lock().unwrap();
}

#[callsight::timed]
fn atomic() -> Mutex<bool> {
    Mutex::new(false)
}

#[callsight::timed]
fn held_in_a_match(lock: &Mutex<Option<u8>>) -> u8 {
    match lock.lock().unwrap().take() {
        Some(n) => n,
        None => 3,
    }
}

#[callsight::timed]
fn held_for_long(lock: &Mutex<u8>) -> u8 {
    let guard = lock.lock().unwrap();
    let n = *guard;
    println!("{n}");
    n
}

#[callsight::timed]
async fn held_for_long_later(lock: &RwLock<u8>) -> u8 {
    let guard = lock.read().unwrap();
    let n = *guard;
    println!("{n}");
    n
}

#[callsight::timed]
fn not_shared() -> Arc<RefCell<u8>> {
    Arc::new(RefCell::new(3))
}

#[callsight::timed]
fn cloned(shared: &Arc<u8>) -> Arc<u8> {
    shared.clone()
}

#[callsight::timed]
fn in_a_cell(cell: &std::rc::Rc<Vec<u8>>) -> usize {
    std::mem::drop(3);
    cell.len()
}

#[callsight::timed]
fn argument_guard(guard: std::sync::MutexGuard<'_, u8>) -> u8 {
    *guard
}
