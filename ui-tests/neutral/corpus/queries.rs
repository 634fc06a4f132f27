//! The other attributes.

struct Database;

impl Database {
    #[callsight::timed_query(collection = "users")]
    async fn all(&self) -> Result<Vec<String>, String> {
        let all = vec!["a".to_string()];
        return Ok(all);
    }

    #[callsight::timed_query(system = "sqlite", collection = "users", operation = "select")]
    async fn one(&self, id: u64, mut unused: u8) -> Result<Option<String>, String> {
        tokio::task::yield_now().await;
        let id = id as u32;
        Ok(None)
    }

    #[callsight::timed_query(collection = "users")]
    fn blocking(&self, name: String) -> Result<u64, String> {
        Ok(name.len() as u64)
    }
}

#[callsight::external_api("bank", operation = "charge", slow = "2s")]
async fn charge(amount: u64, currency: String) -> Result<(), std::io::Error> {
    tokio::task::yield_now().await;
    println!("{}", currency);
    Ok(())
}

#[callsight::external_api("bank")]
fn refund(amount: u64) -> Result<u64, String> {
    Err("never".to_string())
}

#[callsight::external_api("bank", error_kind = "bank")]
fn balance(account: &String) -> Result<u64, String> {
    account.parse().map_err(|error: std::num::ParseIntError| error.to_string())
}

#[callsight::background_job]
fn nightly(mut count: u8) -> Result<(), String> {
    while count > 0 {
        count = count - 1;
    }
    Ok(())
}

#[callsight::background_job(name = "digest")]
async fn digest(all: Vec<String>) -> Result<usize, String> {
    let mut sent = 0;
    for one in all.iter() {
        tokio::task::yield_now().await;
        sent += one.len();
    }
    Ok(sent)
}

#[callsight::timed(slow = "1s", level = "debug", name = "renamed")]
fn renamed(n: u8) -> u8 {
    return n;
}

#[callsight::timed(disabled)]
fn disabled(mut n: u8) -> u8 {
    return n;
}

#[callsight::timed(error_if = |n: &u8| *n == 3)]
fn judged(mut n: u8) -> u8 {
    return n;
}

#[callsight::timed]
#[callsight::external_api("bank")]
async fn twice(n: u8) -> u8 {
    return n;
}

#[callsight::timed(labels(plan = plan, max = 3))]
async fn labelled(mut n: u8, plan: &str) -> u8 {
    return n;
}
