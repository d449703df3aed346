//! The browser behind core's ports. None of the adapters panics or throws.
//!
//! The handful of browser functions is imported by name. Handles to objects (`Window`, `Storage`), as `web-sys` has them, need
//! tables in the module and code beside it that every visitor would download.

#![forbid(unsafe_code)]

mod clock;
mod entropy;
mod storage;

/// The page that this module runs in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;
