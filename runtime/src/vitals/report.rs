//! What a browser sends: one report of the library, or several in an array.

use serde::Deserialize;

/// One vital of one page view, as far as it matters here; the library says more, which is not read.
#[derive(Debug, Deserialize)]
pub(super) struct Report {
    pub(super) name: String,
    /// Nothing where the browser's was no number: JSON has none that isn't.
    pub(super) value: Option<f64>,
    /// The same in every report of this vital and page view.
    pub(super) id: Option<String>,
    /// Which page it is, as its author says.
    page: Option<String>,
    /// Which page it was, as the library says from its version 6 on.
    #[serde(rename = "navigationURL")]
    navigation_url: Option<String>,
}

impl Report {
    /// The path of the page, or its URL.
    pub(super) fn page(&self) -> Option<&str> {
        self.page.as_deref().or(self.navigation_url.as_deref())
    }
}

/// The reports in `body`.
pub(super) fn reports(body: &[u8]) -> serde_json::Result<Vec<Report>> {
    if body.trim_ascii_start().starts_with(b"[") {
        serde_json::from_slice(body)
    } else {
        serde_json::from_slice(body).map(|report| vec![report])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report of `web-vitals` 6.2.3, shortened.
    const REPORT: &str = r#"{"name":"TTFB","value":8.1,"rating":"good","delta":8.1,"entries":[{"name":"http://localhost/","entryType":"navigation","serverTiming":[]}],"id":"v6-1-2","navigationType":"navigate","navigationId":1,"navigationURL":"http://localhost/?q=1"}"#;

    #[test]
    fn one_report_and_an_array_of_them_are_read_alike() {
        let array = format!("\n [{REPORT}, {REPORT}]");
        for (body, count) in [(REPORT, 1), (array.as_str(), 2), ("[]", 0)] {
            let reports = reports(body.as_bytes()).expect("reports");
            assert_eq!(reports.len(), count);
            for report in reports {
                assert_eq!((report.name.as_str(), report.value), ("TTFB", Some(8.1)));
                assert_eq!(report.page(), Some("http://localhost/?q=1"));
            }
        }
    }

    #[test]
    fn what_is_none_is_an_error_and_never_a_panic() {
        let deep = "[".repeat(16 * 1_024);
        for body in [
            "",
            "null",
            "7",
            "[7]",
            "{}",
            r#"{"name":7,"value":1}"#,
            &deep,
        ] {
            reports(body.as_bytes()).expect_err(body);
        }
        reports(b"\xff\xfe").expect_err("it is no text");
    }
}
