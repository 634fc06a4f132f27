// #[timed_query(
//     system = "sqlite",
//     collection = "users",
//     operation = "select",
//     slow = "250ms"
// )]
// pub fn find_user(connection: &Connection, id: u64) -> Result<Option<User>, Error> {
//     let row = connection.query_row("select * from users where id = ?", id)?;
//     row.map(User::from_row).transpose()
// }
//
// becomes

pub fn find_user(connection: &Connection, id: u64) -> Result<Option<User>, Error> {
    ::callsight::__private::observe(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed_query(
                    ::callsight::__private::here!("find_user"),
                    "sqlite",
                    "users",
                    "select",
                )
                .slow(250_000_000);
            ::callsight::__private::Site::Callsite(&__CALLSITE)
        },
        move || -> Result<Option<User>, Error> {
            let row = connection.query_row("select * from users where id = ?", id)?;
            row.map(User::from_row).transpose()
        },
        ::callsight::__private::query_classifier!(),
    )
}
