//! The value at the end is `x?` or a macro that returns, a `break` with a value, an `if let` chain.

#[measured]
fn tried(text: &str) -> Option<Result<u32, std::num::ParseIntError>> {
    let first = text.chars().next();
    Some(Ok(if first? == '+' {
        text[1..].parse::<u32>().ok()?
    } else {
        0
    }))
}

#[measured]
fn chosen(n: u32) -> Result<u32, String> {
    let found = loop {
        if n > 3 {
            break Err("much".to_owned());
        }
        break Ok(n);
    }?;
    let Some(less) = found.checked_sub(1) else {
        return Err("zero".to_owned());
    };
    Ok(less)
}

#[measured]
async fn block(n: u32) -> Result<u32, String> {
    Ok({
        let parsed: Result<u32, String> = n.checked_sub(1).ok_or_else(String::new);
        parsed?
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!((tried("+1"), tried("")), (Some(Ok(1)), None));
    assert!(chosen(0).is_err() && chosen(9).is_err() && chosen(1) == Ok(0));
    assert!(block(0).await.is_err());
}
