//! The boundary between Rust and the page: strings in, strings out.
