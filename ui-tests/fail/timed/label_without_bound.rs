//! What can take any number of values is no label, unless their number is bounded.

use std::path::Path;

struct Order {
    tenant: String,
    id: u64,
}

#[callsight::timed(labels(tenant = order.tenant, id = order.id, name = name, path = path))]
fn place(order: Order, name: &str, path: &Path) -> usize {
    order.tenant.len() + name.len() + path.as_os_str().len()
}

#[callsight::timed(labels(id = id))]
async fn find(id: u64) -> u64 {
    id
}

fn main() {
    let order = Order {
        tenant: String::new(),
        id: 0,
    };
    place(order, "", Path::new(""));
    let _ = find(0);
}
