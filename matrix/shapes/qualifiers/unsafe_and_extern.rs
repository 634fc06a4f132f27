//! `unsafe fn`, `extern "C" fn`, `async unsafe fn`, `unsafe extern "C"`, under an exported name.

use contender::{recorded, recording};

#[measured]
unsafe fn read(pointer: usize) -> u8 {
    unsafe { *(pointer as *const u8) }
}

#[measured]
extern "C" fn called_from_c(n: u32) -> u32 {
    n + 1
}

#[measured]
#[unsafe(export_name = "matrix_exported")]
pub unsafe extern "C" fn exported(n: u32) -> u32 {
    n + 2
}

#[measured]
async unsafe fn later(pointer: usize) -> u8 {
    tokio::task::yield_now().await;
    unsafe { read(pointer) }
}

unsafe extern "C" {
    fn matrix_exported(n: u32) -> u32;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let byte = 7_u8;
    let address = &raw const byte as usize;
    assert_eq!(unsafe { read(address) + later(address).await }, 14);
    let pointer: extern "C" fn(u32) -> u32 = called_from_c;
    assert_eq!(pointer(1) + unsafe { matrix_exported(1) }, 5);
    recorded("read").ended([2, 0, 0, 0]);
    recorded("exported").ended([1, 0, 0, 0]);
}
