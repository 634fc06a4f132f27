//! What is said of `unsafe`.

#[callsight::timed]
fn undocumented(n: *const u8) -> u8 {
    unsafe { *n }
}

#[callsight::timed]
unsafe fn without_block(n: *const u8) -> u8 {
    *n
}

#[callsight::timed]
unsafe fn nothing_unsafe(n: u8) -> u8 {
    n
}

#[callsight::timed]
fn unused_unsafe(n: u8) -> u8 {
    unsafe { n }
}

#[callsight::timed]
async unsafe fn later(n: *const u8) -> u8 {
    *n
}

#[callsight::timed]
async fn undocumented_later(n: usize) -> u8 {
    let n = n as *const u8;
    unsafe { *n }
}

#[callsight::timed]
fn transmuted(n: u32) -> i32 {
    unsafe { std::mem::transmute(n) }
}

#[callsight::timed]
fn transmuted_reference(n: &u32) -> &i32 {
    unsafe { std::mem::transmute::<&u32, &i32>(n) }
}

#[callsight::timed]
fn many_operations(n: *mut u8) -> u8 {
    unsafe {
        *n = 3;
        *n.add(1) = 4;
        std::ptr::read(n)
    }
}

#[callsight::timed]
fn unneeded_comment() -> u8 {
    // SAFETY: there is nothing unsafe.
    let n = 3;
    n
}

#[callsight::timed]
fn zeroed() -> &'static u8 {
    #[allow(invalid_value)]
    unsafe {
        std::mem::zeroed()
    }
}

#[callsight::timed]
extern "C" fn foreign(text: String, n: &u8) -> u8 {
    *n
}
