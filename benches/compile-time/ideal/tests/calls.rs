//! Every call is recorded, in the series of its function.

use ideal::{Call, Outcome, SITES, Site, distributed_slice};

#[distributed_slice(SITES)]
static SITE: Site = Site::new(module_path!(), "call");

#[test]
fn every_call_ends_in_one_way() {
    Call::start(&SITE).end(false);
    Call::start(&SITE).end(true);
    drop(Call::start(&SITE));
    let unwound = std::panic::catch_unwind(|| {
        let _call = Call::start(&SITE);
        panic!("on purpose");
    });

    assert!(unwound.is_err());
    let found = SITES.iter().find(|site| site.function == "call");
    let site = found.expect("the linker has it");
    for outcome in [
        Outcome::Ok,
        Outcome::Error,
        Outcome::Cancelled,
        Outcome::Panicked,
    ] {
        assert_eq!(site.calls(outcome), 1, "{outcome:?}");
    }
    assert_eq!(site.in_flight(), 0);
}
