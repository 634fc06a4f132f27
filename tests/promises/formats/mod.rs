//! A scrape is in the format and the coding that was asked for, and reads the same in each.

mod exemplars;
mod negotiated;
mod round_trip;
mod served;
