//! What is said of arguments.

#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub id: u64,
    pub(crate) name: String,
    lines: Vec<u8>,
}

#[callsight::timed]
fn unused_one(used: u8, forgotten: u8) -> u8 {
    used
}

#[callsight::timed]
async fn unused_one_later(used: u8, forgotten: String) -> u8 {
    used
}

#[callsight::timed]
fn unused_mut(mut used: u8) -> u8 {
    used
}

#[callsight::timed]
async fn unused_mut_later(mut used: String) -> usize {
    used.len()
}

#[callsight::timed]
fn overwritten(mut n: u8) -> u8 {
    n = 3;
    n
}

#[callsight::timed]
async fn overwritten_later(mut n: u8) -> u8 {
    n = 3;
    n
}

#[callsight::timed]
fn written_and_forgotten(mut n: u8) {
    n = 3;
}

#[callsight::timed]
fn added_and_forgotten(mut n: u8) {
    n += 3;
}

#[callsight::timed]
fn unused_and_mut(mut n: u8) {}

#[callsight::timed]
fn overwritten_text(mut text: String) -> String {
    text = "other".to_owned();
    text
}

#[callsight::timed]
fn field_forgotten(mut order: Order) {
    order.id = 7;
}

#[callsight::timed]
fn by_value(order: Order) -> usize {
    order.name.len() + order.lines.len()
}

#[callsight::timed]
async fn by_value_later(order: Order) -> usize {
    order.name.len()
}

#[callsight::timed]
fn text_by_value(text: String) -> bool {
    text.is_empty()
}

#[callsight::timed]
fn small_by_reference(n: &u8, flag: &bool) -> bool {
    *n > 3 && *flag
}

#[callsight::timed]
fn vec_by_reference(all: &Vec<u8>, text: &String, boxed: &Box<u8>) -> usize {
    all.len() + text.len() + usize::from(**boxed)
}

#[callsight::timed]
fn mutable_for_nothing(all: &mut Vec<u8>) -> usize {
    all.len()
}

#[callsight::timed]
async fn mutable_for_nothing_later(all: &mut [u8]) -> usize {
    all.len()
}

#[callsight::timed]
fn boxed(order: Box<Order>) -> u64 {
    order.id
}

#[callsight::timed]
fn option_by_reference(order: &Option<Order>) -> bool {
    order.is_some()
}

#[callsight::timed]
#[expect(clippy::too_many_arguments, reason = "fulfilled with and without")]
fn expected(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8 {
    a ^ b ^ c ^ d ^ e ^ f ^ g ^ h
}

#[callsight::timed]
fn too_many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> u8 {
    a ^ b ^ c ^ d ^ e ^ f ^ g ^ h
}

#[callsight::timed]
fn too_many_flags(a: bool, b: bool, c: bool, d: bool) -> bool {
    a && b || c && d
}

#[callsight::timed]
fn used_underscore(_n: u8) -> u8 {
    _n + 1
}

#[callsight::timed]
fn part_unused((a, b): (u8, String), [first, .., last]: [u8; 4]) -> u8 {
    a + first
}

#[callsight::timed]
fn part_mut(Order { mut id, name, .. }: Order) -> u64 {
    id
}

#[callsight::timed]
fn part_written((mut a, b): (u8, u8)) -> u8 {
    a = 7;
    b
}

#[callsight::timed]
fn only_in_recursion(depth: u8, passed: u8) -> u8 {
    if depth == 0 {
        return 0;
    }
    only_in_recursion(depth - 1, passed)
}

#[callsight::timed]
fn many_single_chars(a: u8, b: u8, c: u8, d: u8, e: u8) -> u8 {
    a ^ b ^ c ^ d ^ e
}

#[callsight::timed]
fn typed_pattern(&n: &u8, ref text: String) -> usize {
    usize::from(n) + text.len()
}

#[callsight::timed]
fn unnamed(_: String, _: u8) {}
