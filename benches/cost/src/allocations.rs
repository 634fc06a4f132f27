//! The allocator, which counts what each thread asks of it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// How often a thread has allocated, and how many bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Allocations {
    pub(crate) count: u64,
    pub(crate) bytes: u64,
}

thread_local! {
    // Each thread counts its own: an addition that all threads share would slow down whoever
    // allocates.
    static OF_THIS_THREAD: Cell<Allocations> = const { Cell::new(Allocations { count: 0, bytes: 0 }) };
}

impl Allocations {
    pub(crate) fn of_this_thread() -> Self {
        OF_THIS_THREAD.get()
    }

    pub(crate) fn since(self, earlier: Self) -> Self {
        Self {
            count: self.count - earlier.count,
            bytes: self.bytes - earlier.bytes,
        }
    }
}

#[derive(Debug)]
struct Counting;

impl Counting {
    fn count(bytes: usize) {
        // A thread that ends is not measured any more.
        let _ = OF_THIS_THREAD.try_with(|cell| {
            let Allocations { count, bytes: sum } = cell.get();
            cell.set(Allocations {
                count: count + 1,
                bytes: sum + bytes as u64,
            });
        });
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[expect(
    unsafe_code,
    reason = "an allocator cannot be written without; all is handed on to the system's"
)]
// SAFETY: every method is that of `System`, called with what was handed in.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Self::count(size);
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::*;

    #[test]
    fn what_this_thread_allocates_is_counted() {
        let before = Allocations::of_this_thread();
        drop(black_box(vec![0_u8; 24]));
        let since = Allocations::of_this_thread().since(before);
        assert_eq!(
            since,
            Allocations {
                count: 1,
                bytes: 24
            }
        );
    }
}
