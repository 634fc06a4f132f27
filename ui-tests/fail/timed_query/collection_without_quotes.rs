//! A label is a literal, so that it has one value.

#[callsight::timed_query(collection = users)]
fn work(users: &str) {
    drop(users);
}

fn main() {
    work("");
}
