//! What is said of items in functions.

#[callsight::timed]
fn after_statements() -> u8 {
    let n = 3;
    const MORE: u8 = 4;
    fn inner() -> u8 {
        5
    }
    n + MORE + inner()
}

#[callsight::timed]
fn first() -> u8 {
    const MORE: u8 = 4;
    fn inner() -> u8 {
        return 5;
    }
    MORE + inner()
}

#[callsight::timed]
fn imports() -> u8 {
    use std::collections::*;
    use std::collections::HashMap;
    let map: HashMap<u8, u8> = HashMap::new();
    map.len() as u8
}

#[callsight::timed]
fn unused_import() {
    use std::collections::BTreeMap;
}

#[callsight::timed]
async fn after_statements_later() -> u8 {
    let n = 3;
    const MORE: u8 = 4;
    n + MORE
}

#[callsight::timed]
async fn first_later(n: String) -> u8 {
    static MORE: u8 = 4;
    MORE
}

#[callsight::timed]
fn with_an_owned_argument(text: String) -> String {
    struct Inner;
    impl Inner {
        fn made() -> Self {
            Inner
        }
    }
    let _inner = Inner::made();
    text
}

#[callsight::timed]
fn statics() -> u8 {
    static mut COUNT: u8 = 0;
    unsafe {
        COUNT += 1;
        COUNT
    }
}

#[callsight::timed]
fn annotated_inside(n: u8) -> u8 {
    #[callsight::timed]
    fn inner(n: u8) -> u8 {
        return n;
    }
    inner(n)
}
