//! Kinds come from the names of variants, from what is written on them, or from inside.

#![deny(warnings)]
#![allow(dead_code)]

use callsight::ErrorKind;

#[derive(ErrorKind)]
enum Failure<E> {
    Declined,
    NoRoute {
        to: String,
    },
    HTTPError(u16),
    #[error_kind("no_network")]
    Unreachable(String, u16),
    #[error_kind(transparent)]
    Io(std::io::Error),
    #[error_kind(transparent)]
    Inner {
        source: Box<E>,
    },
}

#[derive(ErrorKind)]
struct ParseError<'a>(&'a str);

#[derive(ErrorKind)]
#[error_kind("bad_input")]
struct Bad;

#[derive(ErrorKind)]
#[error_kind(transparent)]
#[error_kind(crate = callsight)]
struct Wrapped {
    inner: Bad,
}

#[derive(ErrorKind)]
enum Never {}

fn main() {
    let io = std::io::Error::from(std::io::ErrorKind::TimedOut);
    let failures = [
        (Failure::Declined, "declined"),
        (Failure::NoRoute { to: String::new() }, "no_route"),
        (Failure::HTTPError(500), "http_error"),
        (Failure::Unreachable(String::new(), 80), "no_network"),
        (Failure::Io(io), "timeout"),
        (
            Failure::Inner {
                source: Box::new(Bad),
            },
            "bad_input",
        ),
    ];
    for (failure, kind) in failures {
        assert_eq!(failure.error_kind(), kind);
    }
    assert_eq!(ParseError("x").error_kind(), "parse_error");
    assert_eq!(Wrapped { inner: Bad }.error_kind(), "bad_input");
}
