//! What the caller is told when something cannot be done.

#[cfg(feature = "explain")]
use crate::config::Fault;
use crate::config::Faults;
use crate::json::Members;

/// Why a call did nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The configuration has faults; nothing is granted.
    BadConfig(Faults),
    /// A grant without a visitor behind it.
    NeedsUserActivation,
    /// An id that the configuration does not have; its path in the call.
    UnknownId(String),
    /// The call itself cannot be read.
    BadCall,
    /// Another call is not over yet.
    Busy,
}

impl Failure {
    /// `{"error":{code,message,path?,faults?}}`
    #[must_use]
    pub fn to_json(&self) -> String {
        let (code, message) = match self {
            Self::BadConfig(_) => ("bad-config", explained("The configuration has faults, so nothing is granted.")),
            Self::NeedsUserActivation => {
                ("needs-user-activation", "Only a visitor can grant: call this while handling their click or key.")
            }
            Self::UnknownId(_) => ("unknown-id", "The configuration has no purpose or vendor of this id."),
            Self::BadCall => ("bad-call", explained("The call cannot be read.")),
            Self::Busy => ("busy", explained("Another call is not over yet.")),
        };
        let mut error = Members::default();
        error.text("code", code);
        error.text("message", message);
        match self {
            Self::UnknownId(path) => error.text("path", path),
            #[cfg(feature = "explain")]
            Self::BadConfig(faults) => error.list("faults", &faults.iter().map(Fault::to_value).collect::<Vec<_>>()),
            _ => {}
        }
        let mut out = Members::default();
        out.json("error", &error.end());
        out.end()
    }
}

/// What only a developer will read, where the build has words for them.
const fn explained(words: &'static str) -> &'static str {
    if cfg!(feature = "explain") { words } else { "" }
}
