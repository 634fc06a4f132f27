//! Where nothing, a reference or a closure is returned, nobody has to ask the compiler.

#[callsight::timed(stream)]
fn nothing() {}

#[callsight::timed(stream)]
fn borrowed(text: &str) -> &str {
    text
}

#[callsight::timed(stream, slow = "1s")]
fn closure() -> impl Fn(u8) -> u8 {
    |n| n + 1
}

fn main() {
    nothing();
    borrowed("");
    closure()(1);
}
