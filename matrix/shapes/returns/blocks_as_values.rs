//! The value at the end is a `loop`, an `unsafe` block, a labelled block, a `match`, a struct, a macro.

#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: u32,
    y: u32,
}

#[measured]
fn of_a_loop(mut n: u32) -> u32 {
    loop {
        n += 1;
        if n % 7 == 0 {
            break n;
        }
    }
}

#[measured]
fn of_a_label(n: u32) -> u32 {
    'found: {
        if n > 5 {
            break 'found 5;
        }
        n
    }
}

#[measured]
fn unsafely(n: u32) -> u32 {
    unsafe { *(&raw const n) }
}

#[measured]
fn built(x: u32) -> Point {
    Point {
        x,
        ..Point { x: 0, y: 1 }
    }
}

#[measured]
fn of_a_macro(n: u32) -> Vec<u32> {
    vec![n; 2]
}

#[measured]
async fn awaited(n: u32) -> String {
    async { format!("{n}") }.await
}

#[measured]
fn negated(n: i32) -> i32 {
    -{ n }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!((of_a_loop(1), of_a_label(9), unsafely(3)), (7, 5, 3));
    assert_eq!(built(2), Point { x: 2, y: 1 });
    assert_eq!(
        (of_a_macro(1), awaited(2).await),
        (vec![1, 1], "2".to_owned())
    );
    assert_eq!(negated(3), -3);
}
