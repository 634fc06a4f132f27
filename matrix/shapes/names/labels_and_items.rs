//! Labels, constants, statics, functions, types and macros that are declared in the body.

#[measured]
fn declared(n: u32) -> u32 {
    use std::fmt::Write as _;

    const N: u32 = 1;
    static CALLS: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(N);
    struct Local<T>(T);
    impl<T: Into<u32>> Local<T> {
        fn get(self) -> u32 {
            self.0.into()
        }
    }
    macro_rules! add {
        ($one:expr, $other:expr) => {
            $one + $other
        };
    }
    fn helper(n: u32) -> u32 {
        CALLS.fetch_add(n, std::sync::atomic::Ordering::SeqCst)
    }
    let mut text = String::new();
    write!(text, "{n}").unwrap();
    'call: for n in 0.. {
        if n > 3 {
            break 'call;
        }
    }
    add!(Local(2_u8).get(), helper(n)) + later_used(n)
}

#[measured]
async fn early(n: u32) -> u32 {
    return later_used(n) + inner(n).await;

    async fn inner(n: u32) -> u32 {
        n
    }
}

fn later_used(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(declared(2) + early(1).await, 7);
}
