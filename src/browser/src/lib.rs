//! The browser behind core's ports. None of the adapters panics or throws.
//!
//! A handful of functions in `ports.js` is imported. Handles to objects (`Window`, `Storage`), as `web-sys` has them, and
//! caught exceptions need tables in the module and code beside it that every visitor would download.

#![forbid(unsafe_code)]

mod clock;
mod entropy;
mod storage;

/// The page that this module runs in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;
