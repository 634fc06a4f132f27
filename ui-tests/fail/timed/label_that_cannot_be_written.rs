//! A bounded label still has to be text.

struct Tenant;

#[callsight::timed(labels(tenant = tenant, max = 10))]
fn bill(tenant: &Tenant) {
    let _ = tenant;
}

fn main() {
    bill(&Tenant);
}
