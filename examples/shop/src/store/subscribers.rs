//! Readers of the newsletter.

use super::StoreError;
use super::query::query;

query! {
    /// Adds `email`; whoever is there already stays there once.
    #[timed_query(collection = "subscribers", operation = "insert")]
    async fn add(pool: &AnyPool, email: &str) -> Result<(), StoreError> {
        let subscriber = sqlx::query(
            "INSERT INTO subscribers (email) VALUES ($1) ON CONFLICT (email) DO NOTHING",
        );
        subscriber.bind(email).execute(pool).await?;
        Ok(())
    }
}
