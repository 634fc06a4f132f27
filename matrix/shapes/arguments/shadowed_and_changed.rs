//! Arguments are shadowed, changed, dropped and given a new value, borrowed mutably by a closure.

#[measured]
fn changed(mut n: u32, text: &str) -> Result<u32, String> {
    n += 1;
    let text = text.trim();
    let n = n + text.len() as u32;
    if n > 9 {
        let n = format!("{n} is too much: {text:?}");
        return Err(n);
    }
    Ok(n)
}

#[measured]
fn given_anew(mut text: String) -> usize {
    let length = text.len();
    drop(text);
    text = "abc".to_owned();
    let mut add = |more: &str| text.push_str(more);
    add("d");
    length + text.len()
}

#[measured]
async fn later(mut numbers: Vec<u32>, n: u32) -> Vec<u32> {
    let mut push = async |n| numbers.push(n);
    push(n).await;
    push(n + 1).await;
    numbers
}

#[measured]
fn never_read(mut n: u32) -> u32 {
    if n == 0 {
        n = 5;
        return n;
    }
    1
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(changed(1, " a "), Ok(3));
    assert_eq!(changed(9, "a").unwrap_err(), "11 is too much: \"a\"");
    assert_eq!(given_anew("ab".to_owned()), 6);
    assert_eq!(later(vec![1], 2).await, [1, 2, 3]);
    assert_eq!(never_read(0), 5);
}
