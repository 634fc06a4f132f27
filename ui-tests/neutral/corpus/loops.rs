//! What is said of loops.

#[callsight::timed]
fn by_index(all: &[u8]) -> u8 {
    let mut sum = 0;
    for i in 0..all.len() {
        sum += all[i];
    }
    sum
}

#[callsight::timed]
fn counted(all: &[u8]) -> usize {
    let mut count = 0;
    for n in all {
        println!("{count} {n}");
        count += 1;
    }
    count
}

#[callsight::timed]
fn explicit(all: &[u8]) {
    for n in all.iter() {
        println!("{n}");
    }
}

#[callsight::timed]
fn once(all: &[u8]) -> u8 {
    for n in all {
        return *n;
    }
    0
}

#[callsight::timed]
fn endless(n: u8) {
    while n > 3 {}
}

#[callsight::timed]
fn forever() {
    loop {
        println!("again");
    }
}

#[callsight::timed]
fn while_let(mut all: Vec<u8>) {
    loop {
        match all.pop() {
            Some(n) => println!("{n}"),
            None => break,
        }
    }
}

#[callsight::timed]
fn unused_label(all: &[u8]) {
    'outer: for n in all {
        println!("{n}");
        continue;
    }
}

#[callsight::timed]
fn copied(from: &[u8], to: &mut [u8]) {
    for i in 0..from.len() {
        to[i] = from[i];
    }
}

#[callsight::timed]
async fn by_index_later(all: Vec<u8>) -> u8 {
    let mut sum = 0;
    for i in 0..all.len() {
        tokio::task::yield_now().await;
        sum += all[i];
    }
    sum
}

#[callsight::timed]
fn same_item() -> Vec<u8> {
    let mut all = Vec::new();
    for _ in 0..3 {
        all.push(7);
    }
    all
}

#[callsight::timed]
fn flattened(all: Vec<Option<u8>>) -> u8 {
    let mut sum = 0;
    for n in all {
        if let Some(n) = n {
            sum += n;
        }
    }
    sum
}

#[callsight::timed]
fn written_in_vain(n: u8) -> u8 {
    let mut last = 0;
    for i in 0..n {
        last = i;
        last = 3;
    }
    last
}
