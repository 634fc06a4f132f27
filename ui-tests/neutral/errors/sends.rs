//! Futures that cannot go to another thread.

use std::rc::Rc;

#[callsight::timed]
async fn not_send(shared: Rc<u8>) -> u8 {
    tokio::task::yield_now().await;
    *shared
}

#[callsight::timed]
async fn holds() -> u8 {
    let shared = Rc::new(3);
    tokio::task::yield_now().await;
    *shared
}

#[callsight::timed]
fn plain() -> impl Future<Output = u8> + Send {
    let shared = Rc::new(3);
    async move { *shared }
}

#[callsight::timed]
fn boxed() -> std::pin::Pin<Box<dyn Future<Output = u8> + Send>> {
    let shared = Rc::new(3);
    Box::pin(async move { *shared })
}

#[callsight::timed]
async fn spawned() {
    tokio::spawn(not_send(Rc::new(3)));
    tokio::spawn(holds());
}

#[callsight::timed]
fn spawned_by_value() {
    let shared = Rc::new(3);
    std::thread::spawn(move || *shared);
}
