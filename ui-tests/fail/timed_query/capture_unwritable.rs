//! What cannot be written cannot be captured.

struct Key;

#[callsight::timed_query(capture(key = safe, id = sql))]
fn find(key: Key, id: u64) -> u64 {
    drop(key);
    id
}

fn main() {
    find(Key, 1);
}
