//! What a request did is known when it has ended, and nothing else is.

mod api;
mod bodies;
mod budgets;
mod events;
mod following;
mod shop;
