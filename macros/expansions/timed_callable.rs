// #[timed()]
// fn discount(percent: u64) -> impl Fn(Cents) -> Cents {
//     move |price| price.less(percent)
// }
//
// becomes

fn discount(percent: u64) -> impl Fn(Cents) -> Cents {
    let _call = ::callsight::__private::in_place(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                ::callsight::__private::here!("discount"),
            );
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        ::callsight::__private::Verdict::OK,
    );
    '_body: { move |price| price.less(percent) }
}
