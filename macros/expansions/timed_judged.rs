// #[timed(ok_if = Option::is_some, error_kind = "not_found")]
// async fn product(id: u64) -> Option<Product> {
//     shelf().find(id).await
// }
//
// becomes

fn product(id: u64) -> impl ::callsight::__private::Future<Output = Option<Product>> {
    ::callsight::__private::observe_async(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                ::callsight::__private::here!("product"),
            );
            (&__CALLSITE, |_| &__CALLSITE)
        },
        async move {
            ::callsight::__private::returns!(Option < Product >);
            '_body: { shelf().find(id).await }
        },
        |returned: &_| ::callsight::__private::one_kind(
            returned,
            "not_found",
            |returned: &_| ::callsight::__private::ok_if(
                returned,
                Option::is_some,
                ::callsight::__private::classifier!(),
            ),
        ),
    )
}
