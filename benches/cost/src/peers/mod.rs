//! How the peers are set up, for the sections that use them in the same way.

pub(crate) mod client;
pub(crate) mod exporter;
pub(crate) mod subscriber;
pub(crate) mod tikv;
