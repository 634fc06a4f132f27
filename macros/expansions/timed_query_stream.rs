// #[timed_query(system = "postgresql", collection = "users")]
// fn all_users<'a>(
//     pool: &'a PgPool,
// ) -> impl Stream<Item = Result<User, sqlx::Error>> + Send + 'a {
//     query_as("select * from users").fetch(pool)
// }
//
// becomes

fn all_users<'a>(
    pool: &'a PgPool,
) -> impl Stream<Item = Result<User, sqlx::Error>> + Send + 'a {
    ::callsight::__private::observe_stream::<
        Result<User, sqlx::Error>,
        _,
        _,
    >(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed_query(
                    ::callsight::__private::here!("all_users"),
                    "postgresql",
                    "users",
                    "all_users",
                )
                .stream();
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> _ { query_as("select * from users").fetch(pool) },
        ::callsight::__private::query_classifier!(),
    )
}
