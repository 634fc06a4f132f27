//! The shapes of the functions: half of them `async`, three quarters with an error.

/// One function, taken apart.
pub(crate) struct Shape {
    pub(crate) is_async: bool,
    pub(crate) is_result: bool,
    pub(crate) name: &'static str,
    pub(crate) parameters: &'static str,
    pub(crate) output: &'static str,
    /// `NUMBER` stands for a number that no other function has: LLVM would make one of two that
    /// do the same. `Ok::<_, Error>` says of an `async` block what its `?` converts to, whoever writes one
    /// around it; so it is there for all.
    pub(crate) body: &'static str,
    /// What it is called with.
    pub(crate) arguments: &'static str,
}

pub(crate) static SHAPES: [Shape; 8] = [
    Shape {
        is_async: false,
        is_result: true,
        name: "amount",
        parameters: "text: &str, limit: u64",
        output: "Result<u64, Error>",
        body: "
    let amount = text.trim().parse()?;
    if amount > limit {
        return Err(Error::TooMuch(amount));
    }
    Ok(amount + NUMBER)",
        arguments: "&order.customer, order.total",
    },
    Shape {
        is_async: true,
        is_result: true,
        name: "customer",
        parameters: "store: &Store, id: u64",
        output: "Result<String, Error>",
        body: "
    let order = store.order(id).await?;
    if order.customer.len() < NUMBER {
        return Err(Error::Missing);
    }
    Ok::<_, Error>(order.customer)",
        arguments: "store, order.id",
    },
    Shape {
        is_async: false,
        is_result: true,
        name: "total",
        parameters: "orders: &[Order], discount: Option<u64>",
        output: "Result<u64, Error>",
        body: "
    let mut total = 0_u64;
    for order in orders {
        let sum = total.checked_add(order.total);
        total = sum.ok_or(Error::TooMuch(order.total))?;
    }
    Ok(total.saturating_sub(discount.unwrap_or(NUMBER)))",
        arguments: "std::slice::from_ref(order), Some(order.total)",
    },
    Shape {
        is_async: true,
        is_result: true,
        name: "sum",
        parameters: "store: &Store, ids: Vec<u64>",
        output: "Result<u64, Error>",
        body: "
    let mut sum = NUMBER;
    for id in ids {
        sum += store.order(id).await?.total;
    }
    Ok::<_, Error>(sum)",
        arguments: "store, vec![order.id]",
    },
    Shape {
        is_async: false,
        is_result: true,
        name: "checked",
        parameters: "order: Order",
        output: "Result<Order, Error>",
        body: "
    if order.total == NUMBER {
        return Err(Error::Missing);
    }
    Ok(order)",
        arguments: "order.clone()",
    },
    Shape {
        is_async: true,
        is_result: true,
        name: "place",
        parameters: "store: &Store, order: Order",
        output: "Result<(), Error>",
        body: "
    if store.order(order.id + NUMBER).await.is_ok() {
        return Ok(());
    }
    store.keep(&order).await?;
    Ok::<_, Error>(())",
        arguments: "store, order.clone()",
    },
    Shape {
        is_async: false,
        is_result: false,
        name: "cheapest",
        parameters: "orders: &[Order]",
        output: "Option<&Order>",
        body: "
    let mut cheapest = orders.first()?;
    for order in orders {
        if order.total + NUMBER < cheapest.total {
            cheapest = order;
        }
    }
    Some(cheapest)",
        arguments: "std::slice::from_ref(order)",
    },
    Shape {
        is_async: true,
        is_result: false,
        name: "known",
        parameters: "store: &Store, ids: &[u64]",
        output: "usize",
        body: "
    let mut known = NUMBER;
    for id in ids {
        known += usize::from(store.order(*id).await.is_ok());
    }
    known",
        arguments: "store, &[order.id]",
    },
];
