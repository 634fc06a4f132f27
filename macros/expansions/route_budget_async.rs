async fn basket(user: User) -> Result<Json<Basket>, ShopError> {
    {
        #[::callsight::__private::distributed_slice(::callsight::__private::BUDGETS)]
        #[linkme(crate = ::callsight::__private::linkme)]
        static __BUDGET: ::callsight::__private::RouteBudget = ::callsight::__private::RouteBudget::new(
            ::callsight::__private::here!("basket"),
            ::callsight::__private::Budget::new().queries(8).db_nanos(50_000_000),
        );
        ::callsight::__private::keep_to(&__BUDGET);
    }
    basket_of(user).await.map(Json)
}
