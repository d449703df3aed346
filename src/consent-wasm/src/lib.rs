//! The boundary: text in, JSON text out. No decision is taken here.
//!
//! A failure is the result `{"error":{code,message,path?,faults?}}`; nothing throws. The one [`RefCell`] is borrowed only
//! while Rust runs; a page whose patched built-ins call back in gets `busy`.

#![forbid(unsafe_code)]

pub mod core;
