// #[external_api(
//     "stripe",
//     labels(tenant = order.tenant.name, plan = order.plan, max = 100)
// )]
// async fn charge(order: &Order) -> Result<Receipt, Error> {
//     client().post(CHARGES).json(order).send().await?.json().await
// }
//
// becomes

fn charge(
    order: &Order,
) -> impl ::callsight::__private::Future<Output = Result<Receipt, Error>> {
    ::callsight::__private::observe_future_of(
        {
            #[allow(unused_imports, reason = "the type decides which of them is used")]
            use ::callsight::__private::by_type::{KnownText as _, Text as _};
            ::callsight::__private::open(
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
                        .labels(
                            ::callsight::__private::labels![("tenant", ..), ("plan", ..)],
                        )
                        .most_label_sets(100);
                    &__CALLSITE
                },
                &[
                    ::callsight::__private::written(
                        (&&::callsight::__private::by_type::Open(&(order.tenant.name)))
                            .callsight_text(),
                    ),
                    ::callsight::__private::written(
                        (&&::callsight::__private::by_type::Open(&(order.plan)))
                            .callsight_text(),
                    ),
                ],
            )
        },
        async move {
            ::callsight::__private::returns!(Result < Receipt, Error >);
            '_body: { client().post(CHARGES).json(order).send().await?.json().await }
        },
        ::callsight::__private::classifier!(),
    )
}
