//! Visitors for the demo: a realistic mix at a modest rate, over real connections.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, RequestBuilder};
use serde::Deserialize;
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::chance::Chance;
use crate::services::loopback_client;

pub(crate) const VISITS_PER_SECOND: u32 = 30;

/// What visitors come for, out of a thousand of them.
const MIX: [(u64, Purpose); 12] = [
    (380, Purpose::SeeProduct),
    (160, Purpose::SeeAllProducts),
    (150, Purpose::Search),
    (110, Purpose::Buy),
    (30, Purpose::BuyWithDeclinedCard),
    (40, Purpose::SeeMissingProduct),
    (20, Purpose::GuessPath),
    (40, Purpose::Subscribe),
    (20, Purpose::AddVideo),
    (35, Purpose::AskAssistant),
    (5, Purpose::ReadReport),
    (10, Purpose::ReadOrders),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    SeeProduct,
    SeeAllProducts,
    Search,
    Buy,
    BuyWithDeclinedCard,
    SeeMissingProduct,
    GuessPath,
    Subscribe,
    AddVideo,
    AskAssistant,
    ReadReport,
    ReadOrders,
}

/// How many percent of visitors leave before a slow answer is there, and when.
const IMPATIENT_PERCENT: f64 = 5.0;
const IMPATIENCE: Duration = Duration::from_millis(40);
const PATIENCE: Duration = Duration::from_secs(30);

const WORDS: [&str; 6] = ["tea", "coffee", "bread", "knife", "light", "steel"];

/// Sends visitors to `shop`, its URL, for as long as it is polled.
pub(crate) async fn run(shop: String) {
    let visitors = Arc::new(Visitors {
        http: loopback_client(),
        shop,
        chance: Chance::seeded(2026),
    });
    let mut ticks = interval(Duration::from_secs(1) / VISITS_PER_SECOND);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    // Visits do not wait for each other: a slow shop gets no fewer visitors.
    let mut visits = JoinSet::new();
    loop {
        ticks.tick().await;
        visits.spawn(Arc::clone(&visitors).visit());
        while visits.try_join_next().is_some() {}
    }
}

struct Visitors {
    http: Client,
    shop: String,
    chance: Chance,
}

#[derive(Deserialize)]
struct Receipt {
    id: String,
}

impl Visitors {
    async fn visit(self: Arc<Self>) {
        let purpose = self.purpose();
        let patience = if self.chance.happens(IMPATIENT_PERCENT) {
            IMPATIENCE
        } else {
            PATIENCE
        };
        // Whether they got what they came for is what the metrics are there to tell.
        drop(timeout(patience, self.pursue(purpose)).await);
    }

    fn purpose(&self) -> Purpose {
        let mut drawn = self.chance.within(0..1_000);
        for (share, purpose) in MIX {
            if drawn < share {
                return purpose;
            }
            drawn -= share;
        }
        Purpose::SeeProduct
    }

    async fn pursue(&self, purpose: Purpose) -> reqwest::Result<()> {
        let response = self.request(purpose).send().await?.error_for_status()?;
        if purpose == Purpose::Buy {
            let receipt: Receipt = response.json().await?;
            self.get(&format!("/orders/{}", receipt.id))
                .send()
                .await?
                .bytes()
                .await?;
        } else {
            // A connection is used again only when its answer was read to the end.
            response.bytes().await?;
        }
        Ok(())
    }

    fn request(&self, purpose: Purpose) -> RequestBuilder {
        match purpose {
            Purpose::SeeProduct => self.get(&format!("/products/{}", self.product())),
            Purpose::SeeAllProducts => self.get("/products"),
            Purpose::Search => self.get("/search").query(&[("q", self.word())]),
            Purpose::Buy => self.order("4242424242424242"),
            Purpose::BuyWithDeclinedCard => self.order("4000000000000002"),
            Purpose::SeeMissingProduct => self.get("/products/404"),
            Purpose::GuessPath => self.get("/wp-login.php"),
            Purpose::Subscribe => self.subscription(),
            Purpose::AddVideo => self
                .post("/videos")
                .json(&json!({ "url": "https://example.com/unboxing.mp4" })),
            Purpose::AskAssistant => self.question(),
            Purpose::ReadReport => self.get("/admin/report"),
            Purpose::ReadOrders => self.get("/admin/orders"),
        }
    }

    fn order(&self, card: &str) -> RequestBuilder {
        let quantity = self.chance.within(1..13);
        self.post("/orders")
            .json(&json!({ "product_id": self.product(), "quantity": quantity, "card": card }))
    }

    fn subscription(&self) -> RequestBuilder {
        let email = format!("reader{}@example.com", self.chance.within(0..10_000));
        self.post("/newsletter/subscriptions")
            .json(&json!({ "email": email }))
    }

    fn question(&self) -> RequestBuilder {
        let question = format!("Which {} would you give to a friend?", self.word());
        self.post("/assistant")
            .json(&json!({ "question": question }))
    }

    /// Some products are seen much more often than others.
    fn product(&self) -> u64 {
        1 + self.chance.within(0..self.chance.within(1..25))
    }

    fn word(&self) -> &'static str {
        self.chance.one_of(&WORDS)
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.shop))
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.http.post(format!("{}{path}", self.shop))
    }
}
