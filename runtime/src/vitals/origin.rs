//! Whose page a beacon comes from: a browser says so, and a page of somebody else can't change it.

use http::HeaderMap;
use http::header::{HOST, HeaderName, ORIGIN};
use http::uri::{Authority, Uri};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether the page is of this service, or of one of the `allowed` origins.
pub(super) fn is_ours(headers: &HeaderMap, uri: &Uri, allowed: &[String]) -> bool {
    let site = the_one(headers, &SEC_FETCH_SITE);
    match the_one(headers, &ORIGIN) {
        Some(origin) if allowed.iter().any(|allowed| allowed == origin) => true,
        Some(origin) => {
            site.is_none_or(|site| site == "same-origin") && is_own(origin, headers, uri)
        }
        // Of a page of the same origin some browsers say only that.
        None => !headers.contains_key(ORIGIN) && site == Some("same-origin"),
    }
}

/// Whether `origin` is the host that the request was sent to. Its scheme is none of ours to know:
/// that is between the browser and the proxy.
fn is_own(origin: &str, headers: &HeaderMap, uri: &Uri) -> bool {
    let own = uri.authority().map(Authority::as_str);
    let own = own.or_else(|| the_one(headers, &HOST));
    let page = origin.split_once("://").map(|(_, host)| host);
    page.zip(own)
        .is_some_and(|(page, own)| page.eq_ignore_ascii_case(own))
}

/// The value of a header that is given once.
fn the_one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn is_ours_with(given: &[(HeaderName, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("shop.example:8000"));
        for (name, value) in given {
            headers.append(name, HeaderValue::from_static(value));
        }
        let allowed = ["https://www.shop.example".to_owned()];
        is_ours(&headers, &Uri::from_static("/vitals"), &allowed)
    }

    #[test]
    fn pages_of_the_service_and_of_allowed_origins_are_heard() {
        let same = (SEC_FETCH_SITE, "same-origin");
        assert!(is_ours_with(&[
            (ORIGIN, "https://shop.example:8000"),
            same.clone()
        ]));
        assert!(is_ours_with(&[(ORIGIN, "http://SHOP.example:8000")]));
        assert!(is_ours_with(&[same]));
        assert!(is_ours_with(&[
            (ORIGIN, "https://www.shop.example"),
            (SEC_FETCH_SITE, "same-site")
        ]));
    }

    #[test]
    fn nobody_else_is() {
        let cross = (SEC_FETCH_SITE, "cross-site");
        for given in [
            &[][..],
            &[(ORIGIN, "null")],
            &[(ORIGIN, "https://shop.example")],
            &[(ORIGIN, "https://evil.example"), cross.clone()],
            &[(ORIGIN, "https://shop.example:8000"), cross],
            &[(ORIGIN, "https://evil.example/shop.example:8000")],
            &[(ORIGIN, "shop.example:8000")],
            &[
                (ORIGIN, "https://shop.example:8000"),
                (ORIGIN, "https://evil.example"),
            ],
            &[(SEC_FETCH_SITE, "none")],
            &[
                (SEC_FETCH_SITE, "same-origin"),
                (SEC_FETCH_SITE, "same-origin"),
            ],
        ] {
            assert!(!is_ours_with(given), "{given:?}");
        }
    }

    #[test]
    fn http_2_says_the_host_in_the_target() {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, HeaderValue::from_static("https://shop.example"));
        let uri = Uri::from_static("https://shop.example/vitals");
        assert!(is_ours(&headers, &uri, &[]));
        headers.insert(HOST, HeaderValue::from_static("other.example"));
        assert!(is_ours(&headers, &uri, &[]));
    }
}
