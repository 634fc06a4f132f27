//! `key` is any expression over the arguments, in quotes or not, and borrows what the body then takes.

#![deny(warnings)]

use callsight_ui_tests::hits_and_misses;

struct User {
    id: u64,
    name: String,
}

impl User {
    fn new(id: u64) -> Self {
        let name = format!("user {id}");
        Self { id, name }
    }
}

#[callsight::cached(key = "user.id")]
fn quoted(user: &User) -> String {
    user.name.clone()
}

#[callsight::cached(key = user.name)]
fn then_moved(user: User) -> String {
    user.name
}

#[callsight::cached(key = name.trim())]
async fn borrowed(name: &str) -> usize {
    name.len()
}

#[callsight::cached(key = (a + b, "sum"))]
async fn computed((a, b): (u32, u32)) -> u32 {
    a + b
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for id in [1, 2, 1] {
        assert_eq!(quoted(&User::new(id)), then_moved(User::new(id)));
    }
    assert_eq!(hits_and_misses("quoted"), [1, 2]);
    assert_eq!(hits_and_misses("then_moved"), [1, 2]);

    assert_eq!(borrowed("a").await, borrowed(" a ").await);
    assert_eq!(hits_and_misses("borrowed"), [1, 1]);

    assert_eq!(computed((1, 2)).await, computed((2, 1)).await);
    assert_eq!(hits_and_misses("computed"), [1, 1]);
}
