//! What `?` cannot do.

#[callsight::timed]
fn no_conversion(text: &str) -> Result<u8, std::fmt::Error> {
    Ok(text.parse::<u8>()?)
}

#[callsight::timed]
async fn no_conversion_later(text: &str) -> Result<u8, std::fmt::Error> {
    Ok(text.parse::<u8>()?)
}

#[callsight::timed]
fn of_no_result(n: u8) -> Result<u8, String> {
    Ok(n?)
}

#[callsight::timed]
async fn of_no_result_later(n: u8) -> Result<u8, String> {
    Ok(n?)
}

#[callsight::timed]
fn option_in_result(n: Option<u8>) -> Result<u8, String> {
    Ok(n?)
}

#[callsight::timed]
async fn result_in_option(text: &str) -> Option<u8> {
    Some(text.parse::<u8>()?)
}

#[callsight::timed]
fn in_unit(text: &str) {
    text.parse::<u8>()?;
}

#[callsight::timed]
async fn in_unit_later(text: &str) {
    text.parse::<u8>()?;
}

#[callsight::timed]
#[track_caller]
fn tracked(text: &str) -> Result<u8, std::fmt::Error> {
    Ok(text.parse::<u8>()?)
}

#[callsight::timed]
#[track_caller]
fn tracked_in_unit(text: &str) {
    text.parse::<u8>()?;
}

#[callsight::cached]
fn cached(text: &str) -> Result<u8, std::fmt::Error> {
    Ok(text.parse::<u8>()?)
}

#[callsight::timed]
fn in_a_closure(all: &[&str]) -> Result<u8, String> {
    all.iter().map(|text| text.parse::<u8>()?).sum()
}
