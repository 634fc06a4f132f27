//! `fn` pointers, arrays by const generics, slices of slices, raw pointers.

#[measured]
fn operation(is_sum: bool) -> fn(u32, u32) -> u32 {
    if is_sum { |a, b| a + b } else { |a, b| a * b }
}

#[measured]
fn bytes(n: u32) -> [u8; 4] {
    n.to_be_bytes()
}

#[measured]
fn words(n: usize) -> &'static [&'static str] {
    &["a", "b"][..n]
}

#[measured]
fn chosen(n: u8) -> Option<fn(&str) -> usize> {
    match n {
        0 => None,
        1 => Some(str::len),
        _ => Some(|text| text.chars().count()),
    }
}

fn main() {
    assert_eq!(operation(true)(2, 3) + operation(false)(2, 3), 11);
    assert_eq!((bytes(1)[3], words(1)), (1, &["a"][..]));
    assert_eq!(chosen(2).map(|count| count("ü")), Some(1));
    assert!(chosen(0).is_none());
}
