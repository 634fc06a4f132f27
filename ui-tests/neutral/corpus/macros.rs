//! Functions that come out of macros.

macro_rules! made {
    ($name:ident, $body:block) => {
        #[callsight::timed]
        pub fn $name(n: u8) -> u8 $body
    };
}

made!(of_a_block, {
    return 3;
});

macro_rules! annotated {
    ($($item:item)*) => {
        $(#[callsight::timed] $item)*
    };
}

annotated! {
    pub fn given(n: u8) -> u8 {
        let result = 3;
        result
    }

    fn dead_and_given(mut n: u8) {}

    pub async fn later(n: &u8) -> u8 {
        return 3;
    }
}

macro_rules! whole {
    ($name:ident) => {
        #[callsight::timed]
        fn $name(n: u8) -> u8 {
            let unused = 3;
            return n;
        }
    };
}

whole!(of_macro);

#[callsight::timed]
fn uses_macros(n: u8) -> String {
    assert_eq!(n > 3, true);
    debug_assert!(true);
    let text = format!("{}", "text");
    let all = vec![n; 3];
    print!("{text}\n");
    write_nothing!();
    matches!(n, 3);
    text
}

macro_rules! write_nothing {
    () => {};
}
use write_nothing;
