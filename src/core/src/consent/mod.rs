//! What a visitor answered, what follows from it, and when they are asked again.

mod decide;
mod digest;
mod history;
mod judge;
mod record;

pub use decide::Action;
pub(crate) use decide::{Asked, decide};
pub use digest::{sha256, text_digest};
pub use history::{History, Unreadable};
pub use judge::{Circumstances, Judgement, Reason, judge};
pub use record::{Choice, Control, Layer, Record, VendorChoice};
