//! The services that the shop buys from others, a client each.

mod ai_registry;
mod api;
mod beehiiv;
mod cloudflare;
mod openai;
mod stripe;

use reqwest::Url;

pub(crate) use self::ai_registry::AiRegistry;
pub(crate) use self::api::ServiceError;
pub(crate) use self::beehiiv::Beehiiv;
pub(crate) use self::cloudflare::Cloudflare;
pub(crate) use self::openai::{Embedding, OpenAi};
pub(crate) use self::stripe::{Payment, Stripe};

/// All of them.
#[derive(Debug, Clone)]
pub(crate) struct Services {
    pub(crate) stripe: Stripe,
    pub(crate) beehiiv: Beehiiv,
    pub(crate) cloudflare: Cloudflare,
    pub(crate) ai_registry: AiRegistry,
    pub(crate) openai: OpenAi,
}

impl Services {
    /// The services as they are found under `base`, a folder each.
    pub(crate) fn at(base: &Url) -> Self {
        // One client, so that they share its pool of connections.
        let http = loopback_client();
        Self {
            stripe: Stripe::new(&http, base),
            beehiiv: Beehiiv::new(&http, base),
            cloudflare: Cloudflare::new(&http, base),
            ai_registry: AiRegistry::new(&http, base),
            openai: OpenAi::new(&http, base),
        }
    }
}

/// A client for servers of this machine, which no proxy that the environment names can reach.
///
/// # Panics
///
/// Like [`reqwest::Client::new`], if the system's resolver can't be read.
pub(crate) fn loopback_client() -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy().build();
    client.expect("the client's configuration is plain")
}
