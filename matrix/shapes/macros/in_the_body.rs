//! Macros in the body: `bail!` of the program's own, `?` inside of `vec!`, `assert!`, `format!` of arguments.

use contender::{recorded, recording};

macro_rules! bail {
    ($($text:tt)*) => {
        return Err(format!($($text)*).into())
    };
}

#[measured]
fn bailing(n: u32, text: &str) -> Result<Vec<u32>, Box<dyn std::error::Error>> {
    if n == 0 {
        bail!("{n} of {text:?}");
    }
    let all = vec![text.parse()?, n];
    debug_assert!(all.len() == 2, "{all:?} {text}");
    Ok(all)
}

#[measured]
async fn later(name: String, width: usize) -> String {
    let text = format!("{name:>width$}");
    assert_eq!(text.len(), width.max(name.len()), "{name}");
    text
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(bailing(0, "a").unwrap_err().to_string(), "0 of \"a\"");
    assert!(bailing(1, "x").is_err());
    assert_eq!(bailing(1, "2").unwrap(), [2, 1]);
    assert_eq!(later("a".to_owned(), 3).await, "  a");
    recorded("bailing").ended([1, 2, 0, 0]);
}
