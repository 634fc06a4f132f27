//! What is said of a variant is one fixed word, or `transparent`.

#[derive(callsight::ErrorKind)]
enum Failure {
    #[error_kind(timeout)]
    Late,
    #[error_kind("")]
    Lost,
    #[error_kind]
    Torn,
    #[error_kind(transparent)]
    Mixed(u8, u8),
}

fn main() {
    let _ = Failure::Late;
}
