// #[timed_query(system = "postgresql", collection = "users")]
// /// All users, the newest first.
// async fn list_users(&self) -> Result<Vec<User>, sqlx::Error> {
//     query_as("select * from users order by id desc").fetch_all(&self.pool).await
// }
//
// becomes

/// All users, the newest first.
fn list_users(
    &self,
) -> impl ::callsight::__private::Future<Output = Result<Vec<User>, sqlx::Error>> {
    ::callsight::__private::observe_async(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed_query(
                ::callsight::__private::here!("list_users"),
                "postgresql",
                "users",
                "list_users",
            );
            (&__CALLSITE, |_| &__CALLSITE)
        },
        async move {
            ::callsight::__private::returns!(Result < Vec < User >, sqlx::Error >);
            '_body: {
                query_as("select * from users order by id desc")
                    .fetch_all(&self.pool)
                    .await
            }
        },
        ::callsight::__private::query_classifier!(),
    )
}
