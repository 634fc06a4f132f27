//! What is captured is an argument; the nearest one is offered.

#[callsight::timed_query(capture(emial = hash))]
fn find(email: &str) -> usize {
    email.len()
}

fn main() {
    find("");
}
