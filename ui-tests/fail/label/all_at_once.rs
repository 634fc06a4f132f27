//! The values of a label are the variants of an enum, each one fixed word.

#[derive(callsight::Label)]
enum Plan {
    #[label(free)]
    Free,
    #[label("")]
    Pro,
    #[label(transparent)]
    Team(u8),
}

#[derive(callsight::Label)]
struct Tenant(String);

#[derive(callsight::Label)]
union Bits {
    _bits: u8,
}

fn main() {
    let _ = (Plan::Free, Tenant(String::new()));
}
