// #[timed(stream, slow = "1m")]
// fn lines(&self) -> BoxStream<'_, Result<String, Torn>> {
//     self.file.lines().boxed()
// }
//
// becomes

fn lines(&self) -> BoxStream<'_, Result<String, Torn>> {
    ::callsight::__private::observe_streamed(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                    ::callsight::__private::here!("lines"),
                )
                .slow(60_000_000_000)
                .stream();
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> BoxStream<'_, Result<String, Torn>> { self.file.lines().boxed() },
        ::callsight::__private::named!(),
        ::callsight::__private::classifier!(),
    )
}
