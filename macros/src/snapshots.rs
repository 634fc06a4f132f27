//! What each attribute makes of a sync and of an async function, in `expansions/` to be read.
//!
//! `UPDATE_EXPECT=1 cargo test -p callsight-macros` writes the files anew.

use expect_test::{ExpectFile, expect_file};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::args::{Arguments, BackgroundJob, Cached, ExternalApi, Timed, TimedQuery};
use crate::instrument;

#[test]
fn timed_query_sync() {
    check::<TimedQuery>(
        quote!(
            system = "sqlite",
            collection = "users",
            operation = "select",
            slow = "250ms"
        ),
        &quote! {
            pub fn find_user(connection: &Connection, id: u64) -> Result<Option<User>, Error> {
                let row = connection.query_row("select * from users where id = ?", id)?;
                row.map(User::from_row).transpose()
            }
        },
        &expect_file!["../expansions/timed_query_sync.rs"],
    );
}

#[test]
fn timed_query_async() {
    check::<TimedQuery>(
        quote!(system = "postgresql", collection = "users"),
        &quote! {
            /// All users, the newest first.
            async fn list_users(&self) -> Result<Vec<User>, sqlx::Error> {
                query_as("select * from users order by id desc").fetch_all(&self.pool).await
            }
        },
        &expect_file!["../expansions/timed_query_async.rs"],
    );
}

#[test]
fn timed_query_captured() {
    check::<TimedQuery>(
        quote!(
            system = "postgresql",
            capture(tenant = safe, email = hash, statement = sql)
        ),
        &quote! {
            async fn ask(&self, tenant: u32, email: String, statement: &str) -> Result<Vec<Row>, sqlx::Error> {
                query(statement).bind(tenant).bind(email).fetch_all(&self.pool).await
            }
        },
        &expect_file!["../expansions/timed_query_captured.rs"],
    );
}

#[test]
fn external_api_sync() {
    check::<ExternalApi>(
        quote!("mailgun", operation = "send", level = "debug"),
        &quote! {
            fn send_newsletter(issue: Newsletter) -> impl Iterator<Item = Result<Receipt, Bounce>> {
                issue.readers().map(move |reader| post(&issue, reader))
            }
        },
        &expect_file!["../expansions/external_api_sync.rs"],
    );
}

#[test]
fn external_api_async() {
    check::<ExternalApi>(
        quote!("stripe", slow = "2s", critical = "10s"),
        &quote! {
            async fn charge(order: Order) -> Result<Receipt, Error> {
                let response = client().post(CHARGES).json(&order).send().await?;
                Ok(response.json().await?)
            }
        },
        &expect_file!["../expansions/external_api_async.rs"],
    );
}

#[test]
fn cached_sync() {
    check::<Cached>(
        quote!(name = "prices", ttl = "60s", capacity = 10_000),
        &quote! {
            fn price(&self, product: &str, country: Country) -> Option<Price> {
                self.table.get(product)?.in_country(country)
            }
        },
        &expect_file!["../expansions/cached_sync.rs"],
    );
}

#[test]
fn cached_async() {
    check::<Cached>(
        quote!(ttl = "5m", key = "user.id"),
        &quote! {
            async fn recommendations(user: &User) -> Result<Vec<Product>, Error> {
                model().recommend(user).await
            }
        },
        &expect_file!["../expansions/cached_async.rs"],
    );
}

#[test]
fn background_job_sync() {
    check::<BackgroundJob>(
        quote!(name = "sweep"),
        &quote! {
            fn sweep_expired_sessions(store: &mut Store) {
                store.retain(|session| !session.is_expired());
            }
        },
        &expect_file!["../expansions/background_job_sync.rs"],
    );
}

#[test]
fn background_job_async() {
    check::<BackgroundJob>(
        quote!(critical = "1h"),
        &quote! {
            async fn nightly_digest() {
                for reader in readers().await {
                    send_digest(reader).await;
                }
            }
        },
        &expect_file!["../expansions/background_job_async.rs"],
    );
}

#[test]
fn timed_sync() {
    check::<Timed>(
        quote!(crate = crate::telemetry::callsight),
        &quote! {
            fn supervise(mut child: Process) -> ! {
                #![allow(clippy::infinite_loop)]
                loop {
                    child.wait_and_restart();
                }
            }
        },
        &expect_file!["../expansions/timed_sync.rs"],
    );
}

#[test]
fn timed_async() {
    check::<Timed>(
        quote!(name = "checkout", slow = "1.5s"),
        &quote! {
            async unsafe fn r#yield<'a, T: Plan>(&'a mut self, plan: T) -> Result<&'a T::Step, T::Error>
            where
                T: 'a,
            {
                let step = plan.first()?;
                self.run(step).await
            }
        },
        &expect_file!["../expansions/timed_async.rs"],
    );
}

#[test]
fn timed_future() {
    check::<Timed>(
        quote!(slow = "1s"),
        &quote! {
            fn total<'a>(basket: &'a Basket) -> impl Future<Output = Result<Cents, Overflow>> + Send + 'a {
                let prices = basket.prices();
                async move { prices.sum().await? }
            }
        },
        &expect_file!["../expansions/timed_future.rs"],
    );
}

#[test]
fn timed_query_stream() {
    check::<TimedQuery>(
        quote!(system = "postgresql", collection = "users"),
        &quote! {
            fn all_users<'a>(pool: &'a PgPool) -> impl Stream<Item = Result<User, sqlx::Error>> + Send + 'a {
                query_as("select * from users").fetch(pool)
            }
        },
        &expect_file!["../expansions/timed_query_stream.rs"],
    );
}

#[test]
fn timed_stream_said() {
    check::<Timed>(
        quote!(stream, slow = "1m"),
        &quote! {
            fn lines(&self) -> BoxStream<'_, Result<String, Torn>> {
                self.file.lines().boxed()
            }
        },
        &expect_file!["../expansions/timed_stream_said.rs"],
    );
}

#[test]
fn timed_callable() {
    check::<Timed>(
        quote!(),
        &quote! {
            fn discount(percent: u64) -> impl Fn(Cents) -> Cents {
                move |price| price.less(percent)
            }
        },
        &expect_file!["../expansions/timed_callable.rs"],
    );
}

#[test]
fn timed_tracked() {
    check::<Timed>(
        quote!(),
        &quote! {
            #[track_caller]
            fn percent(text: &str) -> Result<u8, Error> {
                let number = text.parse()?;
                if number > 100 {
                    return Err(Error::at(Location::caller()));
                }
                Ok(number)
            }
        },
        &expect_file!["../expansions/timed_tracked.rs"],
    );
}

#[test]
fn timed_judged() {
    check::<Timed>(
        quote!(ok_if = Option::is_some, error_kind = "not_found"),
        &quote! {
            async fn product(id: u64) -> Option<Product> {
                shelf().find(id).await
            }
        },
        &expect_file!["../expansions/timed_judged.rs"],
    );
}

#[test]
fn timed_labels() {
    check::<Timed>(
        quote!(labels(
            plan = plan,
            region = "eu",
            vip = user.is_vip() as bool
        )),
        &quote! {
            fn price(plan: Plan, user: &User) -> Cents {
                plan.price().less(user.discount())
            }
        },
        &expect_file!["../expansions/timed_labels.rs"],
    );
}

#[test]
fn external_api_bounded_labels() {
    check::<ExternalApi>(
        quote!(
            "stripe",
            labels(tenant = order.tenant.name, plan = order.plan, max = 100)
        ),
        &quote! {
            async fn charge(order: &Order) -> Result<Receipt, Error> {
                client().post(CHARGES).json(order).send().await?.json().await
            }
        },
        &expect_file!["../expansions/external_api_bounded_labels.rs"],
    );
}

#[test]
fn disabled_is_the_function_as_it_was_written() {
    let function = quote! {
        #[inline]
        async fn find(&self, id: u64) -> Option<User> { #![allow(unused)] self.users.get(id) }
    };
    let expansion = instrument::<Timed>(quote!(slow = "1s", disabled), &function);
    assert_eq!(expansion.to_string(), function.to_string());
}

fn check<A: Arguments>(arguments: TokenStream, function: &TokenStream, expansion: &ExpectFile) {
    let attribute = format_ident!("{}", A::ATTRIBUTE);
    let before = pretty(quote!(#[#attribute(#arguments)] #function));
    let after = pretty(instrument::<A>(arguments, function));

    let header = before.trim_end().replace('\n', "\n// ");
    expansion.assert_eq(&format!("// {header}\n//\n// becomes\n\n{after}"));
}

fn pretty(tokens: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(tokens).expect("an expansion is Rust"))
}
