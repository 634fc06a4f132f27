//! Values of the wrong type.

pub struct Text(String);

#[callsight::timed]
fn wrong_end() -> u8 {
    "text"
}

#[callsight::timed]
async fn wrong_end_later() -> u8 {
    "text"
}

#[callsight::timed]
fn wrong_return(early: bool) -> u8 {
    if early {
        return "text";
    }
    3
}

#[callsight::timed]
async fn wrong_return_later(early: bool) -> u8 {
    if early {
        return "text";
    }
    3
}

#[callsight::timed]
fn forgotten_end() -> u8 {
    3;
}

#[callsight::timed]
async fn forgotten_end_later() -> u8 {
    3;
}

#[callsight::timed]
fn empty() -> u8 {}

#[callsight::timed]
async fn empty_later() -> u8 {}

#[callsight::timed]
fn unexpected_end() {
    3
}

#[callsight::timed]
async fn unexpected_end_later() {
    3
}

#[callsight::timed]
fn unexpected_return() {
    return 3;
}

#[callsight::timed]
async fn unexpected_return_later() {
    return 3;
}

#[callsight::timed]
fn forgotten_return(n: Option<u8>) -> Result<u8, String> {
    if n.is_none() {
        Err("none")
    }
    Ok(3)
}

#[callsight::timed]
fn forgotten_ok(n: u8) -> Result<u8, String> {
    n
}

#[callsight::timed]
async fn forgotten_ok_later(n: u8) -> Result<u8, String> {
    n
}

#[callsight::timed]
fn wrong_argument(n: u8) -> usize {
    wrong_argument("text") + text(n)
}

#[callsight::timed]
fn text(text: &str) -> usize {
    text.len()
}

#[callsight::timed]
async fn wrong_let(n: u8) {
    let text: String = n;
    let number: u8 = text;
}

#[callsight::timed]
fn branches(n: bool) -> u8 {
    if n { 3 } else { "text" }
}

#[callsight::timed]
async fn arms(n: u8) -> u8 {
    match n {
        3 => 3,
        _ => "text",
    }
}

#[callsight::timed]
fn boxed() -> Box<dyn std::fmt::Display> {
    Box::new(Text(String::new()))
}

#[callsight::timed]
fn opaque() -> impl std::fmt::Display {
    Text(String::new())
}

#[callsight::timed]
async fn unawaited() -> usize {
    wrong_end_later() + text("text")
}

#[callsight::timed]
async fn awaited_value() -> usize {
    text("text").await
}

#[callsight::timed]
fn awaited_outside() -> u8 {
    wrong_end_later().await
}

#[callsight::timed]
#[track_caller]
fn tracked() -> u8 {
    "text"
}

#[callsight::timed]
#[track_caller]
fn tracked_return(early: bool) -> Result<u8, String> {
    if early {
        return Err(3);
    }
    Ok("text")
}

#[callsight::cached]
fn cached(n: u8) -> u8 {
    "text"
}

#[callsight::cached]
async fn cached_later(n: u8) -> Option<u8> {
    "text"
}

#[callsight::timed_query(collection = "users")]
async fn queried(id: u64) -> Result<Vec<u8>, String> {
    Ok(id)
}

#[callsight::external_api("bank")]
async fn charged(id: u64) -> Result<Vec<u8>, String> {
    Err(id)
}

#[callsight::background_job]
async fn done(id: u64) -> Result<(), String> {
    Ok(id)
}

#[callsight::timed]
fn future() -> impl Future<Output = u8> {
    async { "text" }
}

#[callsight::timed]
fn boxed_future() -> std::pin::Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(async { "text" })
}

#[callsight::timed]
impl Text {
    fn length(&self) -> usize {
        self.0
    }

    async fn length_later(&self) -> usize {
        self.0
    }
}
