//! What is said of collections.

use std::collections::HashMap;

#[callsight::timed]
fn contains_then_insert(map: &mut HashMap<String, u8>, key: String) {
    if !map.contains_key(&key) {
        map.insert(key, 3);
    }
}

#[callsight::timed]
fn first(all: &[u8]) -> u8 {
    all[0]
}

#[callsight::timed]
fn sliced(all: &[u8]) -> &[u8] {
    &all[1..3]
}

#[callsight::timed]
fn got(all: &[u8]) -> Option<&u8> {
    all.get(0)
}

#[callsight::timed]
fn is_nothing(all: &[u8]) -> bool {
    all.len() == 0
}

#[callsight::timed]
fn useless_vec() -> usize {
    let all = vec![1, 2, 3];
    all.len()
}

#[callsight::timed]
fn pushed() -> Vec<u8> {
    let mut all = Vec::new();
    all.push(1);
    all.push(2);
    all
}

#[callsight::timed]
fn collected(all: &[u8]) -> usize {
    all.iter().map(|n| n + 1).collect::<Vec<_>>().len()
}

#[callsight::timed]
fn filtered(all: &[u8]) -> Option<&u8> {
    all.iter().filter(|n| **n > 3).next()
}

#[callsight::timed]
fn any(all: &[u8]) -> bool {
    all.iter().find(|n| **n > 3).is_some()
}

#[callsight::timed]
fn hashed(map: HashMap<u8, u8>) -> Vec<u8> {
    let mut all = vec![];
    for (_, value) in &map {
        all.push(*value);
    }
    all
}

#[callsight::timed]
fn nth(all: &[u8]) -> Option<&u8> {
    all.iter().nth(0)
}

#[callsight::timed]
fn zero_sized() -> HashMap<u8, ()> {
    HashMap::new()
}

#[callsight::timed]
async fn later(all: Vec<u8>) -> u8 {
    let first = all[0];
    let copy = all.clone();
    let sum: u8 = copy.into_iter().map(|n| n.clone()).fold(0, |a, b| a + b);
    first + sum
}

#[callsight::timed]
fn out_of_bounds() -> u8 {
    let all = [1, 2, 3];
    all[7]
}
