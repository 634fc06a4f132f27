// #[timed(crate = crate::telemetry::callsight)]
// fn supervise(mut child: Process) -> ! {
//     #![allow(clippy::infinite_loop)]
//     loop {
//         child.wait_and_restart();
//     }
// }
//
// becomes

#[allow(clippy::infinite_loop)]
fn supervise(child: Process) -> ! {
    crate::telemetry::callsight::__private::observe(
        {
            #[crate::telemetry::callsight::__private::distributed_slice(
                crate::telemetry::callsight::__private::CALLSITES
            )]
            #[linkme(crate = crate::telemetry::callsight::__private::linkme)]
            static __CALLSITE: crate::telemetry::callsight::__private::Callsite = crate::telemetry::callsight::__private::Callsite::timed(
                crate::telemetry::callsight::__private::here!("supervise"),
            );
            crate::telemetry::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> ! {
            let mut child = child;
            '_body: {
                loop {
                    child.wait_and_restart();
                }
            }
        },
        |never: &_| match *never {},
    )
}
