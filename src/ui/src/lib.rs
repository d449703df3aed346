//! What visitors see: a model in, a node tree out. Nothing here touches a page, a clock or storage.

#![forbid(unsafe_code)]

mod facts;
mod layer;
mod node;
mod panel;
mod placeholder;
mod reload;
mod reopen;
mod status;
mod switch;
mod text;
mod tree;
mod vendors;
mod words;

pub use layer::layer;
pub use node::Node;
pub use panel::panel;
pub use placeholder::placeholder;
pub use reload::reload;
pub use reopen::reopen;
pub use status::status;
pub use vendors::vendors;
pub use words::Words;
