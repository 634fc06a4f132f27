// #[timed(name = "checkout", slow = "1.5s")]
// async unsafe fn r#yield<'a, T: Plan>(
//     &'a mut self,
//     plan: T,
// ) -> Result<&'a T::Step, T::Error>
// where
//     T: 'a,
// {
//     let step = plan.first()?;
//     self.run(step).await
// }
//
// becomes

unsafe fn r#yield<'a, T: Plan>(
    &'a mut self,
    plan: T,
) -> impl ::callsight::__private::Future<Output = Result<&'a T::Step, T::Error>>
where
    T: 'a,
{
    ::callsight::__private::observe_async(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::timed(
                    ::callsight::__private::here!("yield"),
                )
                .name("checkout")
                .slow(1_500_000_000);
            (&__CALLSITE, |_| &__CALLSITE)
        },
        async move {
            ::callsight::__private::returns!(Result < & 'a T::Step, T::Error >);
            let plan = plan;
            {
                let step = plan.first()?;
                self.run(step).await
            }
        },
        ::callsight::__private::classifier!(),
    )
}
