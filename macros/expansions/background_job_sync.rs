// #[background_job(name = "sweep")]
// fn sweep_expired_sessions(store: &mut Store) {
//     store.retain(|session| !session.is_expired());
// }
//
// becomes

fn sweep_expired_sessions(store: &mut Store) {
    ::callsight::__private::observe(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::background_job(
                    ::callsight::__private::here!("sweep_expired_sessions"),
                    "sweep",
                )
                .name("sweep");
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> () {
            store.retain(|session| !session.is_expired());
        },
        ::callsight::__private::classifier!(),
    )
}
