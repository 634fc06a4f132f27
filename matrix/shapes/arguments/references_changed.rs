//! `&mut` arguments are lent on, split, replaced and swapped in the body; `mut` references move on.
//!
//! refused by cached: the cache key outlives the call, so it cannot borrow from it; write `key = ..` with an owned value

#[measured]
fn advanced<'a>(mut text: &'a str, rest: &mut &'a str) -> usize {
    while let Some(more) = text.strip_prefix('a') {
        text = more;
    }
    *rest = text;
    text.len()
}

#[measured]
fn last<'a>(mut list: &'a mut Vec<Vec<u32>>, grow: &mut bool) -> usize {
    if std::mem::take(grow) {
        list.push(vec![]);
    }
    let other = &mut *list;
    other.push(vec![1]);
    list = other;
    list.len()
}

#[measured]
async fn swapped(one: &mut String, other: &mut String) -> usize {
    std::mem::swap(one, other);
    tokio::task::yield_now().await;
    one.push_str(other);
    one.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut rest = "";
    assert_eq!((advanced("aab", &mut rest), rest), (1, "b"));
    assert_eq!(last(&mut vec![], &mut true), 2);
    let (mut one, mut other) = ("a".to_owned(), "bc".to_owned());
    assert_eq!(
        (swapped(&mut one, &mut other).await, one.as_str()),
        (3, "bca")
    );
}
