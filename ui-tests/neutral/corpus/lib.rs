//! Functions as programs have them, faults and all: what lints say of each must not depend on its attribute.

// Their types are then spelled alike in both.
extern crate callsight as _;

mod arguments;
mod asynchrony;
mod blocks;
mod cached;
mod casts;
mod closures;
mod collections;
mod control;
mod dead;
mod docs;
mod futures;
mod generics;
mod items;
mod literals;
mod locks;
mod loops;
mod macros;
mod matches;
mod methods;
mod moves;
mod names;
mod numbers;
mod options;
mod panics;
mod paths;
mod queries;
mod references;
mod results;
mod shadows;
mod short;
mod sizes;
mod strings;
mod traits;
mod unsafety;
mod unused;

pub mod api;
