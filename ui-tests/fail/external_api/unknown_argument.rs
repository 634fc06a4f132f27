//! Where no key is near, all of them are offered.

#[callsight::external_api("stripe", url = "https://api.stripe.com")]
fn work() {}

fn main() {
    work();
}
