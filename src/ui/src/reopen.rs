//! The control that opens the preference centre from every page.

use crate::words::Words;
use confidant_core::json::{Members, Value};
use confidant_core::snapshot::Snapshot;

/// `{label, side, theme, lang}` of the floating button; `null` where the owner has a link of their own.
#[must_use]
pub fn reopen(words: &Words, snapshot: &Snapshot<'_>) -> Value {
    let look = snapshot.config.look();
    if !look.reopen_button {
        return Value::Null;
    }
    let label = words.get(if is_honored(snapshot) { "reopen-gpc" } else { "reopen" });
    let mut out = Members::default();
    out.text("label", label);
    out.text("side", look.side);
    out.text("theme", look.theme);
    out.text("lang", snapshot.language);
    out.value()
}

/// Whether Global Privacy Control is on and nothing that it refuses is running.
pub(crate) fn is_honored(snapshot: &Snapshot<'_>) -> bool {
    let mut sales =
        snapshot.config.purposes.iter().zip(&snapshot.judgement.purposes).filter(|(p, _)| p.sale).peekable();
    snapshot.gpc && sales.peek().is_some() && sales.all(|(_, granted)| !granted)
}
