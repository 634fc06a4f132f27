//! What is said of borrows.

#[callsight::timed]
fn needless_borrow(text: &str) -> usize {
    length(&text)
}

#[callsight::timed]
fn length(text: &str) -> usize {
    text.len()
}

#[callsight::timed]
fn needless_deref(text: &String) -> usize {
    length(&**text)
}

#[callsight::timed]
fn borrowed_box(boxed: &Box<u8>) -> u8 {
    **boxed
}

#[callsight::timed]
fn address_of_deref(n: &u8) -> &u8 {
    &*n
}

#[callsight::timed]
fn explicit_auto_deref(text: &String) -> &str {
    &**text
}

#[callsight::timed]
fn double(n: &&u8) -> u8 {
    **n
}

#[callsight::timed]
fn to_owned_for_nothing(text: &str) -> usize {
    length(&text.to_owned())
}

#[callsight::timed]
fn compared(a: &str, b: String) -> bool {
    a.to_string() == b
}

#[callsight::timed]
fn mutable_borrow(all: &mut Vec<u8>) -> usize {
    let all = &mut *all;
    (&all).len()
}

#[callsight::timed]
async fn needless_borrow_later(text: &str) -> usize {
    length(&text)
}

#[callsight::timed]
fn as_reference(text: &str) -> &str {
    text.as_ref()
}

#[callsight::timed]
fn ref_binding(n: u8) -> u8 {
    let ref m = n;
    *m
}
