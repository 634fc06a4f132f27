//! Mistakes in a list of labels, one a function.

#[callsight::timed(labels)]
fn no_list() {}

#[callsight::timed(labels = "kind")]
fn no_parentheses() {}

#[callsight::timed(labels())]
fn empty() {}

#[callsight::timed(labels(kind))]
fn no_value(_kind: bool) {}

#[callsight::timed(labels("kind" = _kind))]
fn name_in_quotes(_kind: bool) {}

#[callsight::timed(labels(outcome = _kind, le = _kind, __name__ = _kind, größe = _kind))]
fn taken(_kind: bool) {}

#[callsight::timed(labels(kind = _kind, kind = "eu"))]
fn twice(_kind: bool) {}

#[callsight::timed(labels(kind = _kind, max = 0))]
fn no_room(_kind: bool) {}

#[callsight::timed(labels(kind = _kind, max = "10"))]
fn room_in_quotes(_kind: bool) {}

#[callsight::timed(labels(region = "eu", max = 10))]
fn bounded_already() {}

#[callsight::cached(labels(kind = _kind))]
fn cached(_kind: bool) {}

fn main() {
    no_list();
    no_parentheses();
    empty();
    no_value(true);
    name_in_quotes(true);
    taken(true);
    twice(true);
    no_room(true);
    room_in_quotes(true);
    bounded_already();
    cached(true);
}
