//! The attribute itself is handed to a macro, which writes methods, a trait and a local variable.

macro_rules! methods {
    ($type:ident { $($(#[$attribute:meta])* $name:ident($self:ident, $n:ident) $body:expr;)* }) => {
        impl $type {
            $(
                $(#[$attribute])*
                fn $name(&$self, $n: u32) -> u32 {
                    let hidden = 1;
                    hidden + $body
                }
            )*
        }
    };
}

struct Of(u32);

methods! {
    Of {
        #[measured(method)]
        added(self, n) self.0 + n;
        #[measured(method)]
        #[inline]
        multiplied(self, n) {
            let hidden = self.0;
            hidden * n
        };
    }
}

macro_rules! pattern {
    ($name:ident, $pattern:pat, $type:ty, $value:expr) => {
        fn $name() -> u32 {
            #[measured]
            fn local(n: u32, input: $type) -> u32 {
                let $pattern = input;
                n + $value
            }
            local(1, (2, 3))
        }
    };
}

pattern!(matched, (a, _), (u32, u32), a);

fn main() {
    assert_eq!((Of(2).added(1), Of(2).multiplied(3), matched()), (4, 7, 3));
}
