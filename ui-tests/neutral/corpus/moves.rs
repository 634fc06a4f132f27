//! What is said of clones and of moves.

#[callsight::timed]
fn redundant_clone(text: String) -> String {
    text.clone()
}

#[callsight::timed]
async fn redundant_clone_later(text: String) -> String {
    let other = text.clone();
    other
}

#[callsight::timed]
fn cloned_copy(n: u8) -> u8 {
    n.clone()
}

#[callsight::timed]
fn forgotten(text: String) {
    std::mem::forget(text);
}

#[callsight::timed]
fn dropped(n: &u8) {
    drop(n);
}

#[callsight::timed]
fn dropped_copy(n: u8) {
    std::mem::drop(n);
}

#[callsight::timed]
fn dropped_by_underscore(text: String) {
    let _ = text;
}

#[callsight::timed]
fn dropped_result(text: String) {
    let _ = text.parse::<u8>();
    let _guard = text.len();
    let _ = String::new();
}

#[callsight::timed]
fn boxed_local() -> u8 {
    let boxed = Box::new(3);
    *boxed
}

#[callsight::timed]
fn box_default() -> Box<String> {
    Box::new(String::default())
}

#[callsight::timed]
fn vec_of_boxes(all: Vec<Box<u8>>) -> usize {
    all.len()
}

#[callsight::timed]
fn swapped(a: &mut u8, b: &mut u8) {
    let c = *a;
    *a = *b;
    *b = c;
}

#[callsight::timed]
fn replaced(text: &mut String) -> String {
    std::mem::replace(text, String::new())
}

#[callsight::timed]
fn redundant_field(id: u64) -> (u64, std::ops::Range<u64>) {
    (id, std::ops::Range { start: id, end: id })
}

#[callsight::timed]
fn self_assigned(mut n: u8) -> u8 {
    n = n;
    n
}

#[callsight::timed]
fn late(n: u8) -> u8 {
    let m;
    m = n;
    m
}
