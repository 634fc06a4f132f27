// #[timed(slow = "1s")]
// fn total<'a>(
//     basket: &'a Basket,
// ) -> impl Future<Output = Result<Cents, Overflow>> + Send + 'a {
//     let prices = basket.prices();
//     async move { prices.sum().await? }
// }
//
// becomes

fn total<'a>(
    basket: &'a Basket,
) -> impl Future<Output = Result<Cents, Overflow>> + Send + 'a {
    ::callsight::__private::observe_future::<
        Result<Cents, Overflow>,
        _,
        _,
    >(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                    ::callsight::__private::here!("total"),
                )
                .slow(1_000_000_000);
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> _ {
            let prices = basket.prices();
            async move { prices.sum().await? }
        },
        ::callsight::__private::classifier!(),
    )
}
