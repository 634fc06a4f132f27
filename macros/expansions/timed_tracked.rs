// #[timed()]
// #[track_caller]
// fn percent(text: &str) -> Result<u8, Error> {
//     let number = text.parse()?;
//     if number > 100 {
//         return Err(Error::at(Location::caller()));
//     }
//     Ok(number)
// }
//
// becomes

#[track_caller]
fn percent(text: &str) -> Result<u8, Error> {
    let _call = &::callsight::__private::in_place(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                ::callsight::__private::here!("percent"),
            );
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        ::callsight::__private::unless_told!(Result < u8, Error >),
    );
    let number = match ::callsight::__private::Branch::branch(text.parse()) {
        ::callsight::__private::ControlFlow::Continue(value) => value,
        ::callsight::__private::ControlFlow::Break(residual) => {
            return ::callsight::__private::returns_in_place::<
                Result<u8, Error>,
            >(
                _call,
                ::callsight::__private::FromResidual::from_residual(residual),
                ::callsight::__private::classifier!(),
            );
        }
    };
    if number > 100 {
        return ::callsight::__private::returns_in_place::<
            Result<u8, Error>,
        >(
            _call,
            Err(Error::at(Location::caller())),
            ::callsight::__private::classifier!(),
        );
    }
    ::callsight::__private::returns_in_place::<
        Result<u8, Error>,
    >(_call, Ok(number), ::callsight::__private::classifier!())
}
