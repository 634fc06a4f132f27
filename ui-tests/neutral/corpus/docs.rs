//! What is said of documentation, from within.

#[callsight::timed]
/// After the attribute.
fn after() {}

/// Before.

#[callsight::timed]
fn an_empty_line_between() {}

#[callsight::timed]

fn an_empty_line_after() {}

/// Twice
/// * a list
///that is not indented
#[callsight::timed]
/// and once more.
fn split() {}

#[callsight::timed]
fn with_comments() {
    // TODO: nothing
    // FIXME: all
    /* block */
    /// documentation of nothing
    let n = 3;
}
