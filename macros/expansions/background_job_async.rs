// #[background_job(critical = "1h")]
// async fn nightly_digest() {
//     for reader in readers().await {
//         send_digest(reader).await;
//     }
// }
//
// becomes

fn nightly_digest() -> impl ::callsight::__private::Future<Output = ()> {
    ::callsight::__private::observe_async(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::background_job(
                    ::callsight::__private::here!("nightly_digest"),
                    "nightly_digest",
                )
                .critical(3_600_000_000_000);
            (&__CALLSITE, |_| &__CALLSITE)
        },
        async move {
            ::callsight::__private::returns!(());
            '_body: {
                for reader in readers().await {
                    send_digest(reader).await;
                }
            }
        },
        ::callsight::__private::classifier!(),
    )
}
