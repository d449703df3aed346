//! The browser behind core's ports.
