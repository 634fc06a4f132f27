//! Values of variables, and what is wrong with those that can't be used.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use super::Environment;
use super::bodies::BodyCapture;
use super::requests::{RequestLog, Thresholds};
use crate::profile::Profile;
use crate::request::Identities;

pub(crate) fn bool(value: &str) -> Result<bool, String> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err("is neither; write `true` or `false`".to_owned()),
    }
}

/// `/metrics`: a path of plain segments, so that no router takes it for a pattern.
pub(crate) fn path(value: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    if value.len() > 1
        && value.starts_with('/')
        && !value.ends_with('/')
        && value.chars().all(is_plain)
    {
        Ok(value.to_owned())
    } else {
        Err(
            "is no path of letters, digits, `-`, `_` and `.`; write one such as `/metrics`"
                .to_owned(),
        )
    }
}

pub(crate) fn seconds(value: &str, range: &RangeInclusive<f64>) -> Result<Duration, String> {
    match value.parse::<f64>() {
        Ok(seconds) if range.contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err(format!(
            "is no number of seconds from {} to {}; write one such as `1.0`",
            range.start(),
            range.end()
        )),
    }
}

/// A whole number of milliseconds, above none.
pub(crate) fn millis(value: &str) -> Result<Duration, String> {
    match value.parse() {
        Ok(millis @ 1..=86_400_000) => Ok(Duration::from_millis(millis)),
        _ => Err(
            "is no number of milliseconds from 1 to 86400000; write one such as `1000`".to_owned(),
        ),
    }
}

/// `/report=5s:30s,/export=1m:5m`
pub(crate) fn thresholds(value: &str) -> Result<Vec<(String, Thresholds)>, String> {
    let routes = value.split(',').map(str::trim);
    let routes = routes.filter(|route| !route.is_empty());
    routes
        .map(|route| {
            threshold(route).ok_or_else(|| {
                format!("has `{route}`, which names no route and its two thresholds; write each as `/report=5s:30s`")
            })
        })
        .collect()
}

fn threshold(route: &str) -> Option<(String, Thresholds)> {
    let (route, thresholds) = route.rsplit_once('=')?;
    let (slow, critical) = thresholds.split_once(':')?;
    let duration = |text: &str| humantime::parse_duration(text.trim()).ok();
    let thresholds = Thresholds {
        slow: duration(slow)?,
        critical: duration(critical)?,
    };
    route
        .starts_with('/')
        .then(|| (route.trim().to_owned(), thresholds))
}

pub(crate) fn request_log(value: &str) -> Result<RequestLog, String> {
    let found = RequestLog::ALL
        .into_iter()
        .find(|log| log.as_str() == value);
    found.ok_or_else(|| "is none; write `off`, `minimal`, `standard` or `full`".to_owned())
}

pub(crate) fn identities(value: &str) -> Result<Identities, String> {
    let found = Identities::ALL
        .into_iter()
        .find(|shown| shown.as_str() == value);
    found.ok_or_else(|| "is neither; write `hashed` or `plain`".to_owned())
}

/// One call can't be repeated, and a thousand are never meant.
pub(crate) fn repetitions(value: &str) -> Result<u64, String> {
    match value.parse() {
        Ok(calls @ 2..=1_000) => Ok(calls),
        _ => Err("is no whole number from 2 to 1000; write one such as `5`".to_owned()),
    }
}

pub(crate) fn body_capture(value: &str) -> Result<BodyCapture, String> {
    let mut all = BodyCapture::ALL.into_iter();
    let found = all.find(|capture| capture.as_str() == value);
    found.ok_or_else(|| "is none; write `off`, `errors` or `all`".to_owned())
}

pub(crate) fn body_bytes(value: &str) -> Result<usize, String> {
    match value.parse() {
        Ok(bytes @ 1..=65_536) => Ok(bytes),
        _ => Err("is no whole number from 1 to 65536; write one such as `2048`".to_owned()),
    }
}

pub(crate) fn keys(value: &str) -> Vec<String> {
    let keys = value.split(',').map(str::trim);
    let keys = keys.filter(|key| !key.is_empty());
    keys.map(str::to_owned).collect()
}

/// The value itself is never said: it is a secret.
pub(crate) fn key(value: &str) -> Result<String, String> {
    if value.chars().count() < 16 {
        return Err("is short enough to be guessed; write 16 characters or more".to_owned());
    }
    Ok(value.to_owned())
}

/// How often somebody is told what is new, in seconds.
#[cfg(feature = "facade")]
pub(crate) fn interval(value: &str) -> Result<Duration, String> {
    seconds(value, &(0.01..=3_600.0))
}

/// A tenth of it is for what anybody can make up, which should be room for one set at least; and
/// more sets than the most would make a scrape of a million lines.
pub(crate) fn room(value: &str) -> Result<usize, String> {
    match value.parse() {
        Ok(room) if (10..=50_000).contains(&room) => Ok(room),
        _ => Err("is no whole number from 10 to 50000; write one such as `2000`".to_owned()),
    }
}

pub(crate) fn file(value: &str) -> Result<PathBuf, String> {
    if value.is_empty() || value.ends_with('/') {
        return Err("names no file; write one such as `/var/log/shop/slow_queries.log`".to_owned());
    }
    Ok(PathBuf::from(value))
}

pub(crate) fn environment(value: &str) -> Result<Environment, String> {
    let found = Environment::ALL
        .into_iter()
        .find(|environment| environment.as_str() == value);
    found.ok_or_else(|| "is none; write `development`, `staging` or `production`".to_owned())
}

pub(crate) fn profile(value: &str) -> Result<Profile, String> {
    let found = Profile::ALL
        .into_iter()
        .find(|profile| profile.as_str() == value);
    found.ok_or_else(|| "is none; write `classic` or `semconv`".to_owned())
}

/// What Prometheus allows at the start of a metric's name.
pub(crate) fn prefix(value: &str) -> Result<String, String> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '_';
    let prefix = value.trim_end_matches('_');
    if prefix.starts_with(is_letter) && prefix.chars().all(|c| is_letter(c) || c.is_ascii_digit()) {
        Ok(prefix.to_owned())
    } else {
        Err("can't begin a metric's name; write lower-case letters, digits and `_`, such as `zerodb`".to_owned())
    }
}

/// A plain name, since it is a part of a path.
pub(crate) fn service(value: &str) -> Result<(), String> {
    let is_plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    if value.starts_with(char::is_alphanumeric) && value.chars().all(is_plain) {
        Ok(())
    } else {
        Err("is no plain name; write letters, digits, `-`, `_` and `.`, such as `shop`".to_owned())
    }
}

pub(crate) fn routes(value: &str) -> Result<Vec<String>, String> {
    let routes: Vec<_> = value
        .split(',')
        .map(str::trim)
        .filter(|route| !route.is_empty())
        .collect();
    match routes.iter().find(|route| !route.starts_with('/')) {
        Some(route) => Err(format!(
            "has `{route}`, which is no route; write each as it was declared, such as `/users/{{id}}`"
        )),
        None => Ok(routes.into_iter().map(str::to_owned).collect()),
    }
}

pub(crate) fn address(value: &str) -> Result<SocketAddr, String> {
    let address = value.parse();
    address.map_err(|_| "is no address with a port; write one such as `127.0.0.1:9464`".to_owned())
}

/// What RFC 6750 lets a bearer token be made of, and too long to be guessed.
pub(crate) fn token(value: &str) -> Result<(), String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
    if (16..=512).contains(&value.len()) && value.bytes().all(is_plain) {
        Ok(())
    } else {
        Err(
            "is not 16 to 512 letters, digits and `-._~+/=`; make one with `openssl rand -hex 32`"
                .to_owned(),
        )
    }
}

/// As a browser sends them: a scheme and a host, and nothing behind it.
pub(crate) fn origins(value: &str) -> Result<Vec<String>, String> {
    let origins = value.split(',').map(str::trim);
    let origins: Vec<_> = origins.filter(|origin| !origin.is_empty()).collect();
    match origins.iter().find(|origin| !is_origin(origin)) {
        Some(origin) => Err(format!(
            "has `{origin}`, which is no origin; write each such as `https://www.shop.example`"
        )),
        None => Ok(origins.into_iter().map(str::to_owned).collect()),
    }
}

fn is_origin(origin: &str) -> bool {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| origin.strip_prefix(scheme));
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:[]".contains(c);
    host.is_some_and(|host| !host.is_empty() && host.chars().all(is_plain))
}

pub(crate) fn rate(value: &str) -> Result<u32, String> {
    match value.parse() {
        Ok(rate) if (1..=10_000).contains(&rate) => Ok(rate),
        _ => Err("is no whole number from 1 to 10000; write one such as `50`".to_owned()),
    }
}
