//! On `main` itself, above `#[tokio::main]` and below it.
//!
//! not for cached: a function that returns nothing is called for what it does
//! not for cached (jaemk): a function that returns nothing is called for what it does

use std::process::ExitCode;

mod above {
    #[measured]
    #[tokio::main(flavor = "current_thread")]
    pub async fn entry() -> u8 {
        tokio::task::yield_now().await;
        1
    }
}

mod below {
    #[tokio::main(flavor = "current_thread")]
    #[measured]
    pub async fn entry() -> Result<u8, Box<dyn std::error::Error>> {
        tokio::task::yield_now().await;
        Ok("1".parse()?)
    }
}

#[measured]
fn main() -> ExitCode {
    ExitCode::from(above::entry() - below::entry().unwrap())
}
