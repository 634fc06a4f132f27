//! What is borrowed from an argument is returned, shared and exclusive.

#![deny(warnings)]

struct Basket {
    items: Vec<u32>,
}

impl Basket {
    #[callsight::timed]
    fn first(&mut self) -> &mut u32 {
        &mut self.items[0]
    }

    #[callsight::timed]
    async fn last(&mut self) -> Option<&mut u32> {
        self.items.last_mut()
    }
}

#[callsight::timed]
fn nth<'a>(items: &'a mut Vec<u32>, n: usize) -> Option<&'a mut u32> {
    items.push(0);
    let reborrowed = &mut *items;
    reborrowed.get_mut(n)
}

#[callsight::timed]
async fn joined<'a, 'b: 'a>(text: &'a mut String, more: &'b str) -> &'a str {
    text.push_str(more);
    tokio::task::yield_now().await;
    text
}

#[callsight::timed]
async fn lengths(text: &str, bytes: &[u8]) -> usize {
    tokio::task::yield_now().await;
    text.len() + bytes.len()
}

#[callsight::timed]
fn words<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    &words[1..]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut basket = Basket { items: vec![1, 2] };
    *basket.first() += 1;
    *basket.last().await.unwrap() += 1;
    *nth(&mut basket.items, 2).unwrap() += 1;
    assert_eq!(basket.items, [2, 3, 1]);
    assert_eq!(joined(&mut "a".to_owned(), "b").await, "ab");
    assert_eq!(lengths("a", b"bc").await, 3);
    assert_eq!(words(&["a", "b"]), ["b"]);
}
