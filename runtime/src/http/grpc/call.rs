//! One call: what has to be remembered of it until it has ended.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use tracing::Span;

use super::limit::Limit;
use super::status::Status;
use crate::names::value;
use crate::outcome::Outcome;

const STATUS: HeaderName = HeaderName::from_static("grpc-status");
const TIMEOUT: HeaderName = HeaderName::from_static("grpc-timeout");

/// Longer ones are no names of methods, but somebody's who tries out what we do with them.
const LONGEST_NAME: usize = 256;

#[derive(Debug)]
pub(in crate::http) struct Call {
    /// `package.Service/Method`, if the path could be one.
    name: Option<Box<str>>,
    limit: Option<Limit>,
    answerer: Option<Answerer>,
    status: Option<Status>,
}

/// Who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answerer {
    Grpc,
    /// A client may say of any request that it is gRPC.
    Another,
}

impl Call {
    /// Nothing, if `request` is none: of most the method says that at once.
    #[inline]
    pub(in crate::http) fn of<B>(request: &Request<B>) -> Option<Box<Self>> {
        let is_call = *request.method() == Method::POST && is_grpc(request.headers());
        is_call.then(|| Box::new(Self::new(request)))
    }

    #[cold]
    fn new<B>(request: &Request<B>) -> Self {
        let limit = request.headers().get(TIMEOUT);
        Self {
            name: name(request.uri().path()).map(Into::into),
            limit: limit.and_then(Limit::read),
            answerer: None,
            status: None,
        }
    }

    /// The head of its answer, which has the status too if there is nothing else to say. Says
    /// whether the end of it are trailers, wherever its body seems to end.
    pub(in crate::http) fn head(&mut self, headers: &HeaderMap) -> bool {
        self.status = headers.get(STATUS).map(Status::read);
        let is_grpc = self.status.is_some() || is_grpc(headers);
        self.answerer = Some(if is_grpc {
            Answerer::Grpc
        } else {
            Answerer::Another
        });
        is_grpc && self.status.is_none()
    }

    pub(in crate::http) fn trailers(&mut self, trailers: &HeaderMap) {
        self.status = trailers.get(STATUS).map(Status::read).or(self.status);
    }

    /// How a call ends whose answer is all there. None if it is not for gRPC to say.
    pub(in crate::http) fn outcome(&self, http: Option<StatusCode>) -> Option<Outcome> {
        let status = self.status.unwrap_or_else(|| Status::of_http(http));
        (self.answerer == Some(Answerer::Grpc)).then_some(if status.is_server_error() {
            Outcome::Error
        } else {
            Outcome::Ok
        })
    }

    /// It has ended, in any way but one: its status is what clients make of it.
    pub(in crate::http) fn end(&mut self, outcome: Outcome, http: Option<StatusCode>) {
        if matches!(outcome, Outcome::Ok | Outcome::Error) {
            self.status.get_or_insert_with(|| Status::of_http(http));
        }
    }

    /// It was given up after `nanos`, and that is its server's fault if it had longer than it was
    /// given. Whether there is such a method, `is_real` knows: a client says what limit it likes.
    pub(in crate::http) fn give_up(
        &mut self,
        nanos: u64,
        is_real: impl FnOnce(&str) -> bool,
    ) -> Outcome {
        let is_over = self.limit.is_some_and(|limit| limit.is_over(nanos));
        let is_answered = || self.answerer == Some(Answerer::Grpc);
        if is_over && self.status.is_none() && (is_answered() || self.asked().is_some_and(is_real))
        {
            self.status = Some(Status::DEADLINE_EXCEEDED);
            return Outcome::Error;
        }
        Outcome::Cancelled
    }

    /// Tells the span of its request.
    #[cold]
    pub(in crate::http) fn describe(&self, span: &Span) {
        span.record("rpc.system.name", value::GRPC);
        span.record("rpc.method", self.method().unwrap_or(value::OTHER));
        if let Some(status) = self.status {
            span.record("rpc.response.status_code", status.as_str());
        }
    }

    pub(in crate::http) fn status(&self) -> Option<Status> {
        self.status
    }

    /// The method that it asked for, unless what became of it says that there is none.
    pub(in crate::http) fn method(&self) -> Option<&str> {
        let is_none =
            self.status == Some(Status::UNIMPLEMENTED) || self.answerer == Some(Answerer::Another);
        self.asked().filter(|_| !is_none)
    }

    /// The method that it asked for, which anybody can make up.
    pub(super) fn asked(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether a call that was answered with so many bytes shows that there is such a method: who
    /// refuses a call sends no message.
    pub(super) fn proves_method(&self, response_bytes: u64) -> bool {
        let is_answer = self.status == Some(Status::OK) || response_bytes > 0;
        is_answer && self.answerer == Some(Answerer::Grpc)
    }
}

/// `application/grpc`, with or without how messages are written; gRPC-Web is another protocol.
fn is_grpc(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let rest = content_type.and_then(|value| value.strip_prefix(b"application/grpc"));
    rest.is_some_and(|rest| matches!(rest, [] | [b'+' | b';', ..]))
}

/// The last two segments of a path: services may be nested somewhere.
fn name(path: &str) -> Option<&str> {
    let method = path.rfind('/')?;
    let service = path[..method].rfind('/')?;
    let name = &path[service + 1..];
    let is_name = |part: &str| !part.is_empty() && part.bytes().all(is_of_name);
    let (service, method) = name.split_once('/')?;
    (name.len() <= LONGEST_NAME && is_name(service) && is_name(method)).then_some(name)
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_service_and_a_method() {
        let longest = format!("/{}/M", "s".repeat(LONGEST_NAME - 2));
        for (path, expected) in [
            ("/shop.v1.Orders/Place", Some("shop.v1.Orders/Place")),
            ("/api/shop.v1.Orders/Place", Some("shop.v1.Orders/Place")),
            (longest.as_str(), Some(&longest[1..])),
            (&format!("{longest}M"), None),
            ("/", None),
            ("//", None),
            ("/orders", None),
            ("/orders/", None),
            ("//orders", None),
            ("/a b/c", None),
            ("/a/c%0a", None),
        ] {
            assert_eq!(name(path), expected, "{path}");
        }
    }

    #[test]
    fn only_what_says_that_it_is_grpc_is() {
        for (text, expected) in [
            ("application/grpc", true),
            ("application/grpc+proto", true),
            ("application/grpc;charset=utf-8", true),
            ("application/grpc-web", false),
            ("application/grpc-web+proto", false),
            ("application/json", false),
        ] {
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(text))]);
            assert_eq!(is_grpc(&headers), expected, "{text}");
        }
        assert!(!is_grpc(&HeaderMap::new()));
    }
}
