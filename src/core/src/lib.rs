//! What consent is: configuration, decision, record.
//!
//! Pure Rust. No browser, no clock, no randomness: those come in through ports.

#![forbid(unsafe_code)]

pub mod json;
