//! In which format and coding a scrape is answered: what RFC 9110 makes of `Accept` and
//! `Accept-Encoding`.

use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderName};

use crate::registry::Format;

/// How the text of a scrape is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    Identity,
    Gzip,
}

/// `OpenMetrics` for whoever would rather have it, and the text format for everybody else.
pub(super) fn format(headers: &HeaderMap) -> Format {
    let open_metrics = quality(headers, "application", "openmetrics-text", "1.0.0");
    let text = quality(headers, "text", "plain", "0.0.4");
    if open_metrics > text {
        Format::OpenMetrics
    } else {
        Format::Text
    }
}

/// The coding that is liked best, or none if none is acceptable.
///
/// What is not mentioned is not acceptable, but for `identity`, which has to be refused.
pub(super) fn coding(headers: &HeaderMap) -> Option<Coding> {
    let of = |names: &[&str]| {
        let named = |element: &Element<'_>| names.iter().any(|name| element.is(name));
        let found = elements(headers, &ACCEPT_ENCODING).find(named);
        found.map(|element| element.quality)
    };
    let all = of(&["*"]);
    let gzip = of(&["gzip", "x-gzip"]).or(all).unwrap_or(Quality::NONE);
    let identity = of(&["identity"]).or(all);
    if gzip > Quality::NONE && gzip >= identity.unwrap_or(Quality::NONE) {
        Some(Coding::Gzip)
    } else if identity != Some(Quality::NONE) {
        Some(Coding::Identity)
    } else {
        None
    }
}

/// How gladly a media type is taken: what the range says that describes it most closely.
fn quality(headers: &HeaderMap, kind: &str, subtype: &str, version: &str) -> Quality {
    let closeness = |element: &Element<'_>| {
        let (range_kind, range_subtype) = element.name.split_once('/')?;
        let is = |range: &str, own: &str| range.eq_ignore_ascii_case(own);
        match element.version {
            _ if element.name == "*/*" => Some(0),
            _ if range_subtype == "*" && is(range_kind, kind) => Some(1),
            _ if !is(range_kind, kind) || !is(range_subtype, subtype) => None,
            None => Some(2),
            Some(wanted) => (wanted == version).then_some(3),
        }
    };
    let ranges = elements(headers, &ACCEPT);
    ranges
        .filter_map(|element| Some((closeness(&element)?, element.quality)))
        .max()
        .map_or(Quality::NONE, |(_, quality)| quality)
}

/// In thousandths, as exact as the header can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Quality(u16);

impl Quality {
    /// Not acceptable.
    const NONE: Self = Self(0);
    /// Of what says nothing else.
    const FULL: Self = Self(1_000);

    fn parse(value: &str) -> Option<Self> {
        let quality: f32 = value.parse().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was just checked to be from 0 to 1"
        )]
        (0.0..=1.0)
            .contains(&quality)
            .then(|| Self((quality * 1_000.0).round() as u16))
    }
}

/// One element of the list in a header. Of its parameters only two matter here: `charset`,
/// `escaping` and the like are true of what we send, or say nothing of it.
struct Element<'a> {
    name: &'a str,
    version: Option<&'a str>,
    quality: Quality,
}

impl<'a> Element<'a> {
    /// None if its quality is no number: what can't be read is not asked for.
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let mut element = Self {
            name: parts.next().filter(|name| !name.is_empty())?,
            version: None,
            quality: Quality::FULL,
        };
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            match (name.trim_end(), value.trim().trim_matches('"')) {
                (name, value) if name.eq_ignore_ascii_case("q") => {
                    element.quality = Quality::parse(value)?;
                }
                (name, value) if name.eq_ignore_ascii_case("version") => {
                    element.version = Some(value);
                }
                _ => {}
            }
        }
        Some(element)
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The elements of all headers of that name.
fn elements<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = Element<'a>> {
    let values = headers.get_all(name).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Element::parse)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(name: &HeaderName, values: &[&'static str]) -> HeaderMap {
        let values = values.iter().copied().map(HeaderValue::from_static);
        values.map(|value| (name.clone(), value)).collect()
    }

    #[test]
    fn whoever_would_rather_have_open_metrics_gets_it() {
        let open_metrics = [
            // Prometheus 2.42, and with native histograms.
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,application/openmetrics-text;version=1.0.0;q=0.8,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
            // Prometheus 3, and with PrometheusProto first.
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;escaping=underscores;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1",
            "Application/OpenMetrics-Text; Version=\"1.0.0\"; charset=utf-8",
            "application/openmetrics-text",
            "text/plain;q=0.5, application/*",
        ];
        for accept in open_metrics {
            let format = format(&headers(&ACCEPT, &[accept]));
            assert_eq!(format, Format::OpenMetrics, "{accept}");
        }
    }

    #[test]
    fn everybody_else_gets_the_text_format() {
        let text = [
            "",
            "*/*",
            "text/plain",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            // Prometheus 3 with `scrape_protocols: [PrometheusText0.0.4]`, or `PrometheusText1.0.0`.
            "text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
            "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.5,*/*;q=0.4",
            "application/openmetrics-text;version=0.0.1;q=0.9,*/*;q=0.1",
            "application/openmetrics-text;version=1.0.0;q=0,text/plain;version=0.0.4;q=0.1",
            "application/openmetrics-text;version=1.0.0;q=0.4,text/plain;q=0.5",
            "application/openmetrics-text;q=much",
            "application/json",
        ];
        for accept in text {
            let format = format(&headers(&ACCEPT, &[accept]));
            assert_eq!(format, Format::Text, "{accept}");
        }
        assert_eq!(format(&HeaderMap::new()), Format::Text);
    }

    #[test]
    fn the_elements_of_several_headers_are_one_list() {
        let accept = ["text/plain;q=0.5", "application/openmetrics-text"];
        assert_eq!(format(&headers(&ACCEPT, &accept)), Format::OpenMetrics);
    }

    #[test]
    fn gzip_is_for_those_who_take_it_and_nothing_is_for_those_who_take_neither() {
        let cases = [
            ("gzip", Some(Coding::Gzip)),
            ("x-gzip", Some(Coding::Gzip)),
            ("GZip;q=0.001", Some(Coding::Gzip)),
            ("deflate, gzip;q=1.0, *;q=0.5", Some(Coding::Gzip)),
            ("*", Some(Coding::Gzip)),
            ("identity;q=0, *", Some(Coding::Gzip)),
            ("gzip, identity;q=0", Some(Coding::Gzip)),
            ("", Some(Coding::Identity)),
            ("br, zstd, deflate", Some(Coding::Identity)),
            ("gzip;q=0", Some(Coding::Identity)),
            ("gzip;q=0.5, identity", Some(Coding::Identity)),
            ("gzip;q=0, *", Some(Coding::Identity)),
            ("*;q=0, identity", Some(Coding::Identity)),
            ("identity;q=0", None),
            ("br, identity;q=0", None),
            ("*;q=0", None),
        ];
        for (accepted, expected) in cases {
            let headers = headers(&ACCEPT_ENCODING, &[accepted]);
            assert_eq!(coding(&headers), expected, "{accepted}");
        }
        assert_eq!(coding(&HeaderMap::new()), Some(Coding::Identity));
    }
}
