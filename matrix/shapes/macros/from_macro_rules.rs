//! Functions that a macro writes: name, types, visibility, lifetimes and body come from outside.

use contender::{recorded, recording};

macro_rules! function {
    ($(#[$attribute:meta])* $vis:vis $name:ident<$life:lifetime>($arg:ident: $type:ty) -> $out:ty $body:block) => {
        $(#[$attribute])*
        #[measured]
        $vis fn $name<$life>($arg: &$life $type) -> $out $body
    };
    (async $name:ident($($arg:ident: $type:ty),*) -> $out:ty = $value:expr) => {
        #[measured]
        async fn $name($($arg: $type),*) -> $out {
            $value
        }
    };
    (whole $item:item) => {
        #[measured]
        $item
    };
}

function! {
    /// Documented.
    #[allow(dead_code)]
    pub(crate) length<'a>(text: str) -> Result<usize, String> {
        if text.is_empty() {
            return Err("empty".to_owned());
        }
        Ok(text.len())
    }
}

function!(async sum(a: u32, b: u32) -> Option<u32> = a.checked_add(b));

function! {
    whole fn item(n: u32) -> Result<u32, std::num::ParseIntError> {
        n.to_string().parse()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(
        (length("ab"), sum(1, 2).await, item(1)),
        (Ok(2), Some(3), Ok(1))
    );
    assert!(length("").is_err());
    recorded("length").ended([1, 1, 0, 0]);
    recorded("sum").ended([1, 0, 0, 0]);
    recorded("item").ended([1, 0, 0, 0]);
}
