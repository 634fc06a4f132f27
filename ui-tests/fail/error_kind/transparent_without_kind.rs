//! A transparent error needs a field that has a kind.

#[derive(callsight::ErrorKind)]
enum Failure {
    #[error_kind(transparent)]
    Text(String),
}

fn main() {
    let _ = Failure::Text(String::new());
}
