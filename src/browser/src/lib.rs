//! The browser behind core's ports. Each adapter is chosen nowhere else, and none of them panics.

#![forbid(unsafe_code)]

mod clock;
mod entropy;
mod storage;
mod visitor;

/// The page that this module runs in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;
