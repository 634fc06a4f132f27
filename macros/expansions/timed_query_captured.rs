// #[timed_query(
//     system = "postgresql",
//     capture(tenant = safe, email = hash, statement = sql)
// )]
// async fn ask(
//     &self,
//     tenant: u32,
//     email: String,
//     statement: &str,
// ) -> Result<Vec<Row>, sqlx::Error> {
//     query(statement).bind(tenant).bind(email).fetch_all(&self.pool).await
// }
//
// becomes

fn ask(
    &self,
    tenant: u32,
    email: String,
    statement: &str,
) -> impl ::callsight::__private::Future<Output = Result<Vec<Row>, sqlx::Error>> {
    ::callsight::__private::observe_async(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed_query(
                ::callsight::__private::here!("ask"),
                "postgresql",
                "",
                "ask",
            );
            (&__CALLSITE, |_| &__CALLSITE)
        },
        async move {
            ::callsight::__private::returns!(Result < Vec < Row >, sqlx::Error >);
            let _captured = ::callsight::__private::captured(
                ::callsight::__private::module_path!(),
                "ask",
                [
                    ("tenant", ::callsight::__private::safe(&tenant)),
                    ("email", ::callsight::__private::hash(&email)),
                    ("statement", ::callsight::__private::sql(&statement)),
                ],
            );
            let email = email;
            '_body: {
                query(statement).bind(tenant).bind(email).fetch_all(&self.pool).await
            }
        },
        ::callsight::__private::query_classifier!(),
    )
}
