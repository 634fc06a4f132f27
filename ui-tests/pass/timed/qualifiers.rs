//! `pub`, `unsafe`, `async unsafe` and `extern "C"` stay where they are, and so does the meaning of the body.

#![deny(warnings)]
#![allow(unsafe_op_in_unsafe_fn)]

mod module {
    #[callsight::timed]
    pub(crate) fn visible() -> u32 {
        1
    }
}

#[callsight::timed]
unsafe fn read(pointer: *const u8) -> u8 {
    *pointer
}

#[callsight::timed]
async unsafe fn read_later(pointer: *const u8) -> u8 {
    *pointer
}

#[callsight::timed]
extern "C" fn called_by_c(n: u32) -> u32 {
    n
}

#[callsight::timed]
pub unsafe extern "C" fn called_by_unsafe_c(pointer: *const u8) -> u8 {
    *pointer
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let byte = &7;
    assert_eq!(module::visible(), 1);
    assert_eq!(unsafe { read(byte) }, unsafe { read_later(byte).await });
    let pointers: (
        extern "C" fn(u32) -> u32,
        unsafe extern "C" fn(*const u8) -> u8,
    ) = (called_by_c, called_by_unsafe_c);
    assert_eq!((pointers.0)(1), 1);
    assert_eq!(unsafe { (pointers.1)(byte) }, 7);
}
