//! What the core needs from outside, and doubles for tests.

/// Why storage did not do as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is none, or the browser refuses it.
    Blocked,
    /// There is no room.
    Full,
}

/// Text by key, kept on the device.
pub trait Storage {
    /// The text under `key`.
    ///
    /// # Errors
    /// [`StorageError::Blocked`]
    fn read(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Replaces the text under `key`, whole or not at all.
    ///
    /// # Errors
    /// Either; the old text then stands.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Removes `key`. Without storage there is nothing to remove.
    fn remove(&self, key: &str);
}

/// The time of day.
pub trait Clock {
    /// Milliseconds since 1970-01-01 UTC.
    fn now(&self) -> f64;
}

/// Randomness.
pub trait Entropy {
    /// Sixteen random bytes, fit for an id.
    fn bytes(&self) -> [u8; 16];
}

/// All of them: what one page offers.
pub trait Ports: Storage + Clock + Entropy {}

impl<T: Storage + Clock + Entropy> Ports for T {}

/// A page that tests can turn any way. Clones share their storage, like two tabs.
pub mod double {
    use super::{Clock, Entropy, Storage, StorageError};
    use std::{cell::Cell, cell::RefCell, collections::BTreeMap, rc::Rc};

    /// The state behind a [`Page`].
    #[derive(Debug, Default)]
    pub struct State {
        /// What is stored.
        pub stored: RefCell<BTreeMap<String, String>>,
        /// Every write and removal, in order, as `+key` and `-key`.
        pub log: RefCell<Vec<String>>,
        /// Storage refuses everything.
        pub blocked: Cell<bool>,
        /// Most bytes that all texts together may have.
        pub room: Cell<Option<usize>>,
        /// After so many writes and removals, no more happen: the tab was closed.
        pub cut: Cell<Option<usize>>,
        /// The time.
        pub now: Cell<f64>,
        /// Ids given so far.
        pub ids: Cell<u8>,
        /// Global Privacy Control, for the pages that a test opens.
        pub gpc: Cell<bool>,
    }

    /// One tab.
    #[derive(Clone, Debug, Default)]
    pub struct Page(pub Rc<State>);

    impl State {
        fn is_cut(&self) -> bool {
            let left = self.cut.get();
            self.cut.set(left.map(|left| left.saturating_sub(1)));
            left == Some(0)
        }
    }

    impl Storage for Page {
        fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
            if self.0.blocked.get() { Err(StorageError::Blocked) } else { Ok(self.0.stored.borrow().get(key).cloned()) }
        }

        fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
            if self.0.blocked.get() {
                return Err(StorageError::Blocked);
            }
            let others: usize =
                self.0.stored.borrow().iter().filter(|(name, _)| *name != key).map(|(_, text)| text.len()).sum();
            if self.0.room.get().is_some_and(|room| others + text.len() > room) {
                return Err(StorageError::Full);
            }
            if self.0.is_cut() {
                return Ok(());
            }
            self.0.log.borrow_mut().push(format!("+{key}"));
            self.0.stored.borrow_mut().insert(key.to_owned(), text.to_owned());
            Ok(())
        }

        fn remove(&self, key: &str) {
            if !self.0.blocked.get() && !self.0.is_cut() {
                self.0.log.borrow_mut().push(format!("-{key}"));
                self.0.stored.borrow_mut().remove(key);
            }
        }
    }

    impl Clock for Page {
        fn now(&self) -> f64 {
            self.0.now.get()
        }
    }

    impl Entropy for Page {
        fn bytes(&self) -> [u8; 16] {
            self.0.ids.set(self.0.ids.get().wrapping_add(1));
            [self.0.ids.get(); 16]
        }
    }
}
