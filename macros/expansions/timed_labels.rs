// #[timed(labels(plan = plan, region = "eu", vip = user.is_vip()as bool))]
// fn price(plan: Plan, user: &User) -> Cents {
//     plan.price().less(user.discount())
// }
//
// becomes

fn price(plan: Plan, user: &User) -> Cents {
    ::callsight::__private::observe_returned(
        ::callsight::__private::labelled(
            {
                #[::callsight::__private::distributed_slice(
                    ::callsight::__private::CALLSITES
                )]
                #[linkme(crate = ::callsight::__private::linkme)]
                static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                        ::callsight::__private::here!("price"),
                    )
                    .labels(
                        ::callsight::__private::labels![
                            ("plan", Plan), ("region", "eu"), ("vip", bool)
                        ],
                    );
                &__CALLSITE
            },
            &[
                ::callsight::__private::choice(&(plan)),
                ::callsight::__private::choice::<bool>(&(user.is_vip())),
            ],
        ),
        move || -> Cents {
            let plan = plan;
            '_body: { plan.price().less(user.discount()) }
        },
        ::callsight::__private::named!(),
        ::callsight::__private::classifier!(),
    )
}
