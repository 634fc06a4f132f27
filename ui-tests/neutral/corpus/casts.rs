//! What is said of casts.

#[callsight::timed]
fn truncated(n: u64) -> u8 {
    n as u8
}

#[callsight::timed]
fn signed(n: u32) -> i32 {
    n as i32
}

#[callsight::timed]
fn lossless(n: u8) -> u64 {
    n as u64
}

#[callsight::timed]
fn unsigned(n: i64) -> u64 {
    n as u64
}

#[callsight::timed]
fn same(n: u8) -> u8 {
    n as u8
}

#[callsight::timed]
fn float(n: u64) -> f64 {
    n as f64
}

#[callsight::timed]
fn pointer(n: &u8) -> *const u8 {
    n as *const u8
}

#[callsight::timed]
fn address(n: &u32) -> usize {
    n as *const u32 as *const u8 as usize
}

#[callsight::timed]
async fn truncated_later(n: usize) -> u16 {
    n as u16
}

#[callsight::timed]
fn function_to_number() -> usize {
    truncated as fn(u64) -> u8 as usize
}

#[callsight::timed]
fn into_itself(text: String) -> String {
    String::from(text.into_iter_of())
}

trait IntoIterOf {
    fn into_iter_of(self) -> String;
}

impl IntoIterOf for String {
    #[callsight::timed]
    fn into_iter_of(self) -> String {
        self.into()
    }
}

#[callsight::timed]
fn literal() -> u64 {
    3 as u64
}

#[callsight::timed]
fn abs(n: i32) -> u32 {
    n.abs() as u32
}
