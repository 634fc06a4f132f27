//! Tuples, structs, slices, references, `ref`, `mut`, `@` and constants in place of a name.
//!
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name
//! refused by cached: an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or give the argument a name

struct Point {
    x: u32,
    y: u32,
}

#[measured]
fn plain((a, mut b): (u32, u32), Point { x, y: z }: Point, [q, .., r]: [u32; 4], &w: &u32) -> u32 {
    b += 1;
    a + b + x + z + q + r + w
}

#[measured]
async fn later(
    Point { x, .. }: Point,
    (ref name, [mut first, _]): (String, [u32; 2]),
    &mut ref mut count: &mut u32,
) -> usize {
    first += x;
    tokio::task::yield_now().await;
    *count += first;
    name.len()
}

#[measured]
fn bound(whole @ (a, _): (u32, u32), ((((b)))): u32) -> (u32, u32) {
    (whole.1 + a, b)
}

#[tokio::main(flavor = "current_thread")]
#[allow(unused_parens)]
async fn main() {
    assert_eq!(plain((1, 2), Point { x: 3, y: 4 }, [5, 0, 0, 6], &7), 29);
    let mut count = 1;
    assert_eq!(
        later(Point { x: 1, y: 0 }, ("ab".to_owned(), [2, 3]), &mut count).await,
        2
    );
    assert_eq!((count, bound((1, 2), 3)), (4, (3, 3)));
}
