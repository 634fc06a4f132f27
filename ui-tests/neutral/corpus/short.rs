//! Functions of one line.

#[callsight::timed]
fn owned(text: String) -> usize { text.len() }

#[callsight::timed]
fn borrowed(text: &str) -> usize { text.len() }

#[callsight::timed]
async fn later(text: String) -> usize { text.len() }

#[callsight::timed]
async fn nothing_later() {}

#[callsight::timed]
fn nothing(mut text: String) {}

#[callsight::timed]
fn statement(text: String) { drop(text); }

#[callsight::timed]
fn block(text: String) -> usize { { text.len() } }

#[callsight::timed]
fn parentheses(text: String) -> usize { (text.len()) }

#[callsight::timed]
fn returns(text: String) -> usize { return text.len() }

#[callsight::timed]
fn callable(n: u8) -> impl Fn() -> u8 { move || n }

#[callsight::cached]
fn kept(text: String) -> usize { text.len() }

#[callsight::timed]
#[track_caller]
fn tracked(text: String) -> usize { text.len() }

#[callsight::timed]
fn future(text: String) -> impl Future<Output = usize> { async move { text.len() } }

#[callsight::timed_query(collection = "users")]
async fn queried(id: u64) -> Result<u64, String> { Ok(id) }
