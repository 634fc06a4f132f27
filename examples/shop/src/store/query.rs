//! `query!`: a query written once, and labelled with the database that it really ran on.

/// Turns an annotated query of a pool into one of a [`Store`](super::Store).
///
/// A label is a literal, but which database serves this shop is known only when it starts. So
/// the query is annotated twice, and the one that tells the truth is called. A service with one
/// database needs none of this: it writes `system = "postgresql"` in the attribute.
macro_rules! query {
    (
        $(#[doc = $doc:literal])*
        #[timed_query($($labels:tt)*)]
        async fn $name:ident($pool:ident: &AnyPool $(, $arg:ident: $type:ty)*) -> $output:ty {
            $($body:tt)*
        }
    ) => {
        $(#[doc = $doc])*
        pub(crate) async fn $name(store: &$crate::store::Store $(, $arg: $type)*) -> $output {
            #[callsight::timed_query(system = "sqlite", $($labels)*)]
            async fn on_sqlite($pool: &sqlx::AnyPool $(, $arg: $type)*) -> $output {
                $($body)*
            }

            #[callsight::timed_query(system = "postgresql", $($labels)*)]
            async fn on_postgresql($pool: &sqlx::AnyPool $(, $arg: $type)*) -> $output {
                $($body)*
            }

            match store.system {
                $crate::store::System::Sqlite => on_sqlite(&store.pool $(, $arg)*).await,
                $crate::store::System::Postgresql => on_postgresql(&store.pool $(, $arg)*).await,
            }
        }
    };
}

pub(super) use query;
