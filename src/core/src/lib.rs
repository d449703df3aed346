//! What consent is: configuration, decision, record.
//!
//! Pure Rust. No browser, no clock, no randomness: those come in through [`ports`].

#![forbid(unsafe_code)]

pub mod config;
pub mod consent;
mod cut;
pub mod erase;
pub mod failure;
pub mod json;
pub mod jurisdiction;
pub mod ports;
pub mod session;
pub mod signals;
pub mod snapshot;

pub use cut::cut;
