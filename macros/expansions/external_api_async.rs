// #[external_api("stripe", slow = "2s", critical = "10s")]
// async fn charge(order: Order) -> Result<Receipt, Error> {
//     let response = client().post(CHARGES).json(&order).send().await?;
//     Ok(response.json().await?)
// }
//
// becomes

fn charge(
    order: Order,
) -> impl ::callsight::__private::Future<Output = Result<Receipt, Error>> {
    ::callsight::__private::observe_async(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::external_api(
                    ::callsight::__private::here!("charge"),
                    "stripe",
                    "charge",
                )
                .slow(2_000_000_000)
                .critical(10_000_000_000);
            (&__CALLSITE, |_| &__CALLSITE)
        },
        async move {
            ::callsight::__private::returns!(Result < Receipt, Error >);
            let order = order;
            {
                let response = client().post(CHARGES).json(&order).send().await?;
                Ok(response.json().await?)
            }
        },
        ::callsight::__private::classifier!(),
    )
}
