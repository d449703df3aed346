//! The boundary: text in, JSON text out. No decision is taken here.
//!
//! A failure is the result `{"error":{code,message,path?,faults?}}`; nothing throws. The one [`RefCell`] is borrowed only
//! while Rust runs; a page whose patched built-ins call back in gets `busy`.

#![deny(unsafe_code)]

pub mod core;

#[global_allocator]
#[expect(unsafe_code, reason = "a promise that holds for every page: one thread")]
// SAFETY: a module without shared memory has one thread.
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };
