//! A union does not tell its variants apart.

#[derive(callsight::ErrorKind)]
union Failure {
    _code: u8,
}

fn main() {}
