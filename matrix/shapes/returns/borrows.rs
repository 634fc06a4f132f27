//! What is returned borrows from an argument: `&mut`, from one of two, from `self`, in an `Option`.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

#[measured]
fn at<'a>(numbers: &'a mut Vec<u32>, place: &usize) -> Option<&'a mut u32> {
    numbers.get_mut(*place)
}

#[measured]
fn longer<'a, 'b: 'a>(one: &'a str, other: &'b str) -> &'a str {
    if one.len() > other.len() { one } else { other }
}

#[measured]
async fn pushed<'a, 'b: 'a>(text: &'a mut String, more: &'b str) -> &'a str {
    text.push_str(more);
    text
}

struct Board(Vec<u32>);

impl Board {
    #[measured(method)]
    fn first(&mut self) -> &mut u32 {
        if self.0.is_empty() {
            self.0.push(0);
        }
        &mut self.0[0]
    }

    #[measured(method)]
    fn pairs(&self) -> impl Iterator<Item = (&u32, &u32)> {
        self.0.iter().zip(self.0.iter().skip(1))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut numbers = vec![1];
    *at(&mut numbers, &0).unwrap() = 2;
    assert_eq!((numbers[0], longer("a", "bc")), (2, "bc"));
    assert_eq!(pushed(&mut "a".to_owned(), "b").await, "ab");
    let mut board = Board(Vec::new());
    *board.first() += 5;
    board.0.push(6);
    assert_eq!(board.pairs().next(), Some((&5, &6)));
}
