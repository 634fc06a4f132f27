//! How many beacons are taken: so many a second in all, and fewer from one client.

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use crate::clock::Tick;

/// Clients share a place by chance, but no memory is needed for more of them.
const PLACES: usize = 1_024;

/// A page view is one beacon, or five where nobody collects them.
const CLIENT_RATE: f64 = 2.0;
const CLIENT_BURST: f64 = 20.0;

/// What is taken at once, in seconds of the rate: visitors come in waves.
const BURST_SECONDS: f64 = 2.0;

/// Takes beacons, as many as there may be. No address is kept: each is a place in a table, by a
/// hash that is different in every process.
#[derive(Debug)]
pub(super) struct Limiter {
    started: Tick,
    hasher: RandomState,
    rate: f64,
    all: Mutex<Bucket>,
    clients: Box<[Mutex<Bucket>]>,
}

/// What was taken of late, which runs off by itself.
#[derive(Debug, Clone, Copy, Default)]
struct Bucket {
    level: f64,
    at_seconds: f64,
}

impl Limiter {
    /// Takes `rate` beacons a second.
    pub(super) fn new(rate: u32) -> Self {
        Self {
            started: Tick::now(),
            hasher: RandomState::new(),
            rate: f64::from(rate),
            all: Mutex::default(),
            clients: (0..PLACES).map(|_| Mutex::default()).collect(),
        }
    }

    /// Whether one more beacon is taken, from `client` if that is known.
    pub(super) fn takes(&self, client: Option<IpAddr>) -> bool {
        let seconds = self.started.elapsed_nanos() as f64 / 1e9;
        self.takes_at(seconds, client)
    }

    fn takes_at(&self, seconds: f64, client: Option<IpAddr>) -> bool {
        let place = client
            .filter(is_of_a_client)
            .map(|client| self.place(client));
        // First the client: one that sends too many takes nothing from all others.
        place.is_none_or(|place| take(place, seconds, CLIENT_RATE, CLIENT_BURST))
            && take(&self.all, seconds, self.rate, self.rate * BURST_SECONDS)
    }

    fn place(&self, client: IpAddr) -> &Mutex<Bucket> {
        let hash = self.hasher.hash_one(network(client));
        let index = usize::try_from(hash % PLACES as u64).unwrap_or_default();
        &self.clients[index]
    }
}

fn take(bucket: &Mutex<Bucket>, seconds: f64, rate: f64, burst: f64) -> bool {
    let mut bucket = bucket.lock().unwrap_or_else(PoisonError::into_inner);
    let ran_off = (seconds - bucket.at_seconds).max(0.0) * rate;
    let level = (bucket.level - ran_off).max(0.0);
    let has_room = level + 1.0 <= burst;
    *bucket = Bucket {
        level: if has_room { level + 1.0 } else { level },
        at_seconds: seconds.max(bucket.at_seconds),
    };
    has_room
}

/// Whether an address is one client's. One of a private network is a proxy's, behind which is
/// everybody.
fn is_of_a_client(address: &IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let is_shared = v4.octets()[0] == 100 && v4.octets()[1] & 0b1100_0000 == 64;
            !(v4.is_private() || v4.is_loopback() || v4.is_link_local() || is_shared)
        }
        IpAddr::V6(v6) => !(v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local()),
    }
}

/// What one client has all of: an address, or the half of one that its provider gave it.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.into(),
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn taken(limiter: &Limiter, seconds: f64, client: &str) -> usize {
        let client = Some(address(client));
        (0..1_000)
            .filter(|_| limiter.takes_at(seconds, client))
            .count()
    }

    #[test]
    fn all_together_are_taken_so_many_a_second() {
        let limiter = Limiter::new(50);
        assert_eq!(taken(&limiter, 0.0, "10.0.0.1"), 100);
        assert_eq!(taken(&limiter, 0.0, "127.0.0.1"), 0);
        assert_eq!(taken(&limiter, 0.5, "fd00::1"), 25);
        assert_eq!(taken(&limiter, 1_000.0, "::1"), 100);
        // A clock that seems to go back gives nothing away.
        assert_eq!(taken(&limiter, 0.0, "::1"), 0);
    }

    #[test]
    fn one_client_that_sends_too_many_leaves_the_others_theirs() {
        let limiter = Limiter::new(50);
        assert_eq!(taken(&limiter, 0.0, "203.0.113.7"), 20);
        assert_eq!(
            taken(&limiter, 0.0, "::ffff:203.0.113.7"),
            0,
            "the same one"
        );
        assert_eq!(taken(&limiter, 0.0, "2001:db8::1"), 20);
        assert_eq!(taken(&limiter, 0.0, "2001:db8::2"), 0, "its neighbour");
        assert_eq!(taken(&limiter, 3.0, "203.0.113.7"), 6);
    }
}
