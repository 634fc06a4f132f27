//! Nothing is returned: by `return`, by a value that is no value, in `if` and in `match`.
//!
//! not for cached: a function that returns nothing is called for what it does
//! not for cached (jaemk): a function that returns nothing is called for what it does

#[measured]
fn early(out: &mut Vec<u8>, n: u8) {
    if n == 0 {
        return;
    }
    out.push(n)
}

#[measured]
fn ends_with_return(out: &mut Vec<u8>) {
    out.push(2);
    return;
}

#[measured]
fn written_out(out: &mut Vec<u8>) -> () {
    match out.len() {
        0 => panic!("empty"),
        _ => out.push(3),
    }
}

#[measured]
async fn later(out: &mut Vec<u8>) {
    let Some(last) = out.last().copied() else {
        return;
    };
    out.push(last + 1)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut out = Vec::new();
    early(&mut out, 0);
    early(&mut out, 1);
    ends_with_return(&mut out);
    written_out(&mut out);
    later(&mut out).await;
    assert_eq!(out, [1, 2, 3, 4]);
}
