//! Each thing that is wrong with what is captured is said.

#[callsight::timed_query(capture(id = secret, name, 7 = safe))]
fn find(id: u64, name: &str) -> usize {
    name.len() + usize::try_from(id).unwrap_or(0)
}

#[callsight::timed_query(capture())]
fn nothing(id: u64) -> u64 {
    id
}

#[callsight::timed_query(capture = id)]
fn assigned(id: u64) -> u64 {
    id
}

#[callsight::timed_query(capture(id = safe, id = hash))]
fn twice(id: u64) -> u64 {
    id
}

fn main() {
    find(1, "");
    nothing(1);
    assigned(1);
    twice(1);
}
