// #[external_api("mailgun", operation = "send", level = "debug")]
// fn send_newsletter(issue: Newsletter) -> impl Iterator<Item = Result<Receipt, Bounce>> {
//     issue.readers().map(move |reader| post(&issue, reader))
// }
//
// becomes

fn send_newsletter(issue: Newsletter) -> impl Iterator<Item = Result<Receipt, Bounce>> {
    ::callsight::__private::observe_returned(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::external_api(
                    ::callsight::__private::here!("send_newsletter"),
                    "mailgun",
                    "send",
                )
                .level(::callsight::__private::Level::Debug);
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> _ {
            let issue = issue;
            '_body: { issue.readers().map(move |reader| post(&issue, reader)) }
        },
        ::callsight::__private::unnamed!(),
        ::callsight::__private::classifier!(shallow),
    )
}
