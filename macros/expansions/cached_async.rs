// #[cached(ttl = "5m", key = "user.id")]
// async fn recommendations(user: &User) -> Result<Vec<Product>, Error> {
//     model().recommend(user).await
// }
//
// becomes

async fn recommendations(user: &User) -> Result<Vec<Product>, Error> {
    ::callsight::__private::cached_async(
            {
                #[::callsight::__private::distributed_slice(
                    ::callsight::__private::CALLSITES
                )]
                #[linkme(crate = ::callsight::__private::linkme)]
                static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::cached(
                        ::callsight::__private::here!("recommendations"),
                        "recommendations",
                    )
                    .ttl(300_000_000_000);
                &__CALLSITE
            },
            {
                use ::callsight::__private::ToOwned as _;
                (user.id).to_owned()
            },
            async move {
                ::callsight::__private::returns!(Result < Vec < Product >, Error >);
                '_body: { model().recommend(user).await }
            },
            ::callsight::__private::policy!(
                Result < Vec < Product >, Error >, callsight_select
            ),
        )
        .await
}
