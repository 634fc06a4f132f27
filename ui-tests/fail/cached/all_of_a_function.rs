//! One compile shows every mistake of the function.

#[callsight::cached]
const fn work<'a>(text: &'a str, (a, b): (u32, u32)) -> (&'a str, u32) {
    (text, a + b)
}

fn main() {
    work("", (1, 2));
}
