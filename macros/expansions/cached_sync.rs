// #[cached(name = "prices", ttl = "60s", capacity = 10_000)]
// fn price(&self, product: &str, country: Country) -> Option<Price> {
//     self.table.get(product)?.in_country(country)
// }
//
// becomes

fn price(&self, product: &str, country: Country) -> Option<Price> {
    ::callsight::__private::cached(
        {
            #[::callsight::__private::distributed_slice(
                ::callsight::__private::CALLSITES
            )]
            #[linkme(crate = ::callsight::__private::linkme)]
            static __CALLSITE: ::callsight::__private::Callsite = ::callsight::__private::Callsite::cached(
                    ::callsight::__private::here!("price"),
                    "prices",
                )
                .name("prices")
                .ttl(60_000_000_000)
                .capacity(10_000);
            &__CALLSITE
        },
        (
            ::callsight::__private::key_of!(product, callsight_key),
            ::callsight::__private::key_of!(& country, callsight_key),
        ),
        move || -> Option<Price> {
            let country = country;
            '_body: { self.table.get(product)?.in_country(country) }
        },
        ::callsight::__private::policy!(Option < Price >, callsight_select),
    )
}
