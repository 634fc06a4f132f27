//! The attributes of `callsight`: parse, lower to a probe, check, expand.
//!
//! Nobody depends on this crate but `callsight`, which exports them; generated code names
//! `::callsight::__private` and nothing else. What it looks like is in `expansions/`.

mod args;
mod arguments;
mod block;
mod body;
mod callsite;
mod capture;
mod check;
mod classifier;
mod derive;
mod desugar;
mod diagnostics;
mod expand;
mod fallback;
mod function;
mod in_place;
mod instrument;
mod item;
mod key;
mod labels;
mod linted;
mod off;
mod probe;
mod route_budget;
mod shape;
#[cfg(test)]
mod snapshots;

use proc_macro::TokenStream;

use args::{BackgroundJob, Cached, ExternalApi, Timed, TimedQuery};
use instrument::instrument;

/// Measures calls of a database.
///
/// | argument | what it says | without it |
/// |---|---|---|
/// | `system = "postgresql"` | the database, in OpenTelemetry's words | `other_sql` |
/// | `collection = "users"` | the table or collection | empty |
/// | `operation = "select"` | what is done to it | the function's name |
/// | `slow = "250ms"` | calls that take this long are written to the slow log | the process's threshold |
/// | `critical = "5s"` | and these are critical there | the process's threshold |
/// | `name = "users::find"` | what the function is called in metrics | its path |
/// | `labels(plan = order.plan, max = 100)` | what else tells calls apart; `max` bounds what is no [`Label`](derive@Label) | nothing |
/// | `ok_if = Option::is_some` | when a call was right, by a path or a closure | as the type says |
/// | `error_if = Reply::is_refusal` | when it failed; one of the two | as the type says |
/// | `error_kind = Trouble::word` | the kind of its error, or one in quotes for all | as its type says |
/// | `measure = "call"` | of a returned future or stream, the call that makes it | that |
/// | `stream` | a stream is returned: its series exist from the start, all else is refused | told by the type |
/// | `level = "debug"` | the level of its span | `info` |
/// | `disabled` | the function is left as it is | |
/// | `crate = ::callsight` | where this crate is, if it was renamed | `::callsight` |
///
/// ```text
/// #[callsight::timed_query(system = "sqlite", collection = "users", operation = "select")]
/// async fn find_user(&self, id: u64) -> Result<Option<User>, sqlx::Error> {
///     query_as("select * from users where id = ?").bind(id).fetch_optional(&self.pool).await
/// }
/// ```
///
/// It feeds `db_query_duration_seconds`, `db_queries_total`, `db_query_errors_total`,
/// `db_slow_queries_total` and `db_queries_in_flight`. A returned `Vec` or `Option`, also in a
/// `Result`, says how many rows there were.
///
/// # Expansion
///
/// The function keeps its attributes, and its signature but for the word: an `async fn` becomes a
/// plain one that returns `impl Future`. Its body becomes:
///
/// ```text
/// observe_async(
///     {
///         static __CALLSITE: Callsite =
///             Callsite::timed_query(here!("find_user"), "sqlite", "users", "select");
///         (&__CALLSITE, |_| &__CALLSITE)
///     },
///     async move { returns!(Result<Option<User>, sqlx::Error>); /* the statements */ },
///     query_classifier!(),
/// )
/// ```
#[proc_macro_attribute]
pub fn timed_query(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<TimedQuery>(arguments.into(), &item.into()).into()
}

/// Measures calls of somebody else's service.
///
/// | argument | what it says | without it |
/// |---|---|---|
/// | `"stripe"` | who is called; the first argument, without a key | required |
/// | `operation = "charge"` | what for | the function's name |
/// | `slow = "2s"` | calls that take this long are written to the slow log | never |
/// | `critical = "10s"` | and these are critical there | never |
/// | `name = "payments::charge"` | what the function is called in the slow log and the catalogue | its path |
/// | `labels(plan = order.plan, max = 100)` | what else tells calls apart; `max` bounds what is no [`Label`](derive@Label) | nothing |
/// | `ok_if = Option::is_some` | when a call was right, by a path or a closure | as the type says |
/// | `error_if = Reply::is_refusal` | when it failed; one of the two | as the type says |
/// | `error_kind = Trouble::word` | the kind of its error, or one in quotes for all | as its type says |
/// | `measure = "call"` | of a returned future or stream, the call that makes it | that |
/// | `stream` | a stream is returned: its series exist from the start, all else is refused | told by the type |
/// | `level = "debug"` | the level of its span | `info` |
/// | `disabled` | the function is left as it is | |
/// | `crate = ::callsight` | where this crate is, if it was renamed | `::callsight` |
///
/// ```text
/// #[callsight::external_api("stripe", slow = "2s")]
/// async fn charge(order: Order) -> Result<Receipt, Error> {
///     Ok(client().post(CHARGES).json(&order).send().await?.json().await?)
/// }
/// ```
///
/// It feeds `external_api_duration_seconds`, `external_api_requests_total`,
/// `external_api_errors_total` and `external_api_requests_in_flight`.
///
/// # Expansion
///
/// The function keeps its attributes, and its signature but for the word: an `async fn` becomes a
/// plain one that returns `impl Future`. Its body becomes:
///
/// ```text
/// observe_async(
///     {
///         static __CALLSITE: Callsite =
///             Callsite::external_api(here!("charge"), "stripe", "charge")
///                 .slow(2_000_000_000);
///         (&__CALLSITE, |_| &__CALLSITE)
///     },
///     async move { returns!(Result<Receipt, Error>); /* the statements */ },
///     classifier!(),
/// )
/// ```
#[proc_macro_attribute]
pub fn external_api(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<ExternalApi>(arguments.into(), &item.into()).into()
}

/// Keeps what a function returned, and counts hits and misses.
///
/// | argument | what it says | without it |
/// |---|---|---|
/// | `ttl = "60s"` | how long a value is served | until it is evicted |
/// | `capacity = 10_000` | how many values are kept | `10_000` |
/// | `key = "user.id"` | what tells two calls apart, as an expression; the quotes may go | all arguments but `self` |
/// | `name = "prices"` | the name of the cache | the function's name |
/// | `level = "debug"` | the level of its span | `info` |
/// | `disabled` | the function is left as it is | |
/// | `crate = ::callsight` | where this crate is, if it was renamed | `::callsight` |
///
/// ```text
/// #[callsight::cached(ttl = "60s", key = "(product, country.code)")]
/// fn price(&self, product: u64, country: Country) -> Option<Price> {
///     self.table.get(&product)?.in_country(country)
/// }
/// ```
///
/// The key is owned, hashed and compared; a value is cloned out of the cache. Of a `Result`
/// only what is `Ok` is kept, of an `Option` only what is `Some`, whatever alias they hide
/// behind. It feeds `cache_operations_total`, `cache_operation_duration_seconds` and
/// `cache_hit_ratio`.
///
/// # Expansion
///
/// The function keeps its attributes and its signature. Its body becomes:
///
/// ```text
/// cached(
///     {
///         static __CALLSITE: Callsite =
///             Callsite::cached(here!("price"), "price").ttl(60_000_000_000);
///         &__CALLSITE
///     },
///     ((product, country.code)).to_owned(),
///     move || -> Option<Price> { /* the statements */ },
///     policy!(Option<Price>),
/// )
/// ```
#[proc_macro_attribute]
pub fn cached(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<Cached>(arguments.into(), &item.into()).into()
}

/// Measures work that nobody waits for.
///
/// | argument | what it says | without it |
/// |---|---|---|
/// | `name = "nightly_digest"` | what the job is called in metrics | the function's name |
/// | `slow = "1m"` | runs that take this long are written to the slow log | never |
/// | `critical = "5m"` | and these are critical there | never |
/// | `labels(plan = order.plan, max = 100)` | what else tells calls apart; `max` bounds what is no [`Label`](derive@Label) | nothing |
/// | `ok_if = Option::is_some` | when a call was right, by a path or a closure | as the type says |
/// | `error_if = Reply::is_refusal` | when it failed; one of the two | as the type says |
/// | `error_kind = Trouble::word` | the kind of its error, or one in quotes for all | as its type says |
/// | `measure = "call"` | of a returned future or stream, the call that makes it | that |
/// | `stream` | a stream is returned: its series exist from the start, all else is refused | told by the type |
/// | `level = "debug"` | the level of its span | `info` |
/// | `disabled` | the function is left as it is | |
/// | `crate = ::callsight` | where this crate is, if it was renamed | `::callsight` |
///
/// ```text
/// #[callsight::background_job(critical = "5m")]
/// async fn nightly_digest() -> Result<(), Error> {
///     for reader in readers().await? {
///         send_digest(reader).await?;
///     }
///     Ok(())
/// }
/// ```
///
/// It feeds `background_job_duration_seconds`, `background_job_runs_total`,
/// `background_job_runs_in_flight` and `background_job_last_success_timestamp_seconds`.
///
/// # Expansion
///
/// The function keeps its attributes, and its signature but for the word: an `async fn` becomes a
/// plain one that returns `impl Future`. Its body becomes:
///
/// ```text
/// observe_async(
///     {
///         static __CALLSITE: Callsite =
///             Callsite::background_job(here!("nightly_digest"), "nightly_digest")
///                 .critical(300_000_000_000);
///         (&__CALLSITE, |_| &__CALLSITE)
///     },
///     async move { returns!(Result<(), Error>); /* the statements */ },
///     classifier!(),
/// )
/// ```
#[proc_macro_attribute]
pub fn background_job(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<BackgroundJob>(arguments.into(), &item.into()).into()
}

/// Measures calls of any other function.
///
/// | argument | what it says | without it |
/// |---|---|---|
/// | `slow = "1s"` | calls that take this long are written to the slow log | never |
/// | `critical = "5s"` | and these are critical there | never |
/// | `name = "checkout"` | what the function is called in metrics | its path |
/// | `labels(plan = order.plan, max = 100)` | what else tells calls apart; `max` bounds what is no [`Label`](derive@Label) | nothing |
/// | `ok_if = Option::is_some` | when a call was right, by a path or a closure | as the type says |
/// | `error_if = Reply::is_refusal` | when it failed; one of the two | as the type says |
/// | `error_kind = Trouble::word` | the kind of its error, or one in quotes for all | as its type says |
/// | `measure = "call"` | of a returned future or stream, the call that makes it | that |
/// | `stream` | a stream is returned: its series exist from the start, all else is refused | told by the type |
/// | `level = "debug"` | the level of its span | `info` |
/// | `disabled` | the function is left as it is | |
/// | `crate = ::callsight` | where this crate is, if it was renamed | `::callsight` |
///
/// ```text
/// #[callsight::timed(name = "checkout")]
/// fn total(basket: &Basket) -> Result<Cents, Overflow> {
///     basket.items.iter().map(Item::price).try_sum()
/// }
/// ```
///
/// It feeds `function_duration_seconds`, `function_calls_total` and `function_calls_in_flight`.
///
/// # Expansion
///
/// The function keeps its attributes and its signature. Its body becomes:
///
/// ```text
/// observe(
///     {
///         static __CALLSITE: Callsite =
///             Callsite::timed(here!("total")).name("checkout");
///         Site::Callsite(&__CALLSITE)
///     },
///     move || -> Result<Cents, Overflow> { /* the statements */ },
///     classifier!(),
/// )
/// ```
#[proc_macro_attribute]
pub fn timed(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<Timed>(arguments.into(), &item.into()).into()
}

/// Says how much a request may cost that a function handles.
///
/// | argument | what it says | without it |
/// |---|---|---|
/// | `queries = 8` | how many queries it may make | no limit |
/// | `db_time = "50ms"` | how long they may take together | no limit |
/// | `external_calls = 2` | how many calls of other services it may make | no limit |
/// | `disabled` | the function is left as it is | |
/// | `crate = ::callsight` | where this crate is, if it was renamed | `::callsight` |
///
/// ```text
/// #[callsight::route_budget(queries = 8, db_time = "50ms")]
/// async fn basket(State(shop): State<Shop>, user: User) -> Result<Json<Basket>, ShopError> {
///     shop.basket_of(user).await.map(Json)
/// }
/// ```
///
/// Requests that go beyond a limit are answered all the same. They are counted in
/// `http_budget_exceeded_total`, and their event `request_completed` says by how much. In tests,
/// `assert_queries!(within_budget, ..)` fails for them.
///
/// # Expansion
///
/// The function keeps everything, and has one statement more, before its own:
///
/// ```text
/// {
///     static __BUDGET: RouteBudget =
///         RouteBudget::new(here!("basket"), Budget::new().queries(8).db_nanos(50_000_000));
///     keep_to(&__BUDGET);
/// }
/// ```
#[proc_macro_attribute]
pub fn route_budget(arguments: TokenStream, item: TokenStream) -> TokenStream {
    route_budget::budgeted(arguments.into(), &item.into()).into()
}

/// Names the kinds of an error after its variants, in snake case.
///
/// | on | says |
/// |---|---|
/// | `#[error_kind("no_route")]` | the kind of this variant, or of a struct |
/// | `#[error_kind(transparent)]` | the kind is that of the one field |
/// | `#[error_kind(crate = ::callsight)]` on the type | where this crate is, if it was renamed |
///
/// ```text
/// #[derive(callsight::ErrorKind)]
/// enum PaymentError {
///     Declined,
///     #[error_kind("no_network")]
///     Unreachable(Address),
///     #[error_kind(transparent)]
///     Database(sqlx::Error),
/// }
/// ```
#[proc_macro_derive(ErrorKind, attributes(error_kind))]
pub fn error_kind(item: TokenStream) -> TokenStream {
    derive::error_kind(item.into()).into()
}

/// Makes the variants of an enum the values of a label, in snake case.
///
/// | on | says |
/// |---|---|
/// | `#[label("pro_2024")]` | the value of this variant |
/// | `#[label(crate = ::callsight)]` on the type | where this crate is, if it was renamed |
///
/// ```text
/// #[derive(callsight::Label)]
/// enum Plan {
///     Free,
///     #[label("pro_2024")]
///     Pro { seats: u32 },
/// }
/// ```
#[proc_macro_derive(Label, attributes(label))]
pub fn label(item: TokenStream) -> TokenStream {
    derive::label(item.into()).into()
}
