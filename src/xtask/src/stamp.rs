//! What is up to date. A step is known by the content of everything it reads, not by times.

use crate::run::{Outcome, root};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Runs `step` unless it succeeded before with the same `inputs` (files and folders) and all `outputs` are there.
/// Says whether it ran.
pub(crate) fn unless_fresh(
    name: &str,
    inputs: &[PathBuf],
    outputs: &[PathBuf],
    step: impl FnOnce() -> Outcome,
) -> Outcome<bool> {
    let stamp = root("target/xtask/stamps").join(name);
    let digest = format!("{:016x}", digest(inputs)?);
    let known = fs::read_to_string(&stamp).is_ok_and(|known| known == digest);
    if known && outputs.iter().all(|output| output.exists()) {
        return Ok(false);
    }
    // A step that is cut short must run again.
    let _ = fs::remove_file(&stamp);
    step()?;
    write(&stamp, digest.as_bytes())?;
    Ok(true)
}

/// Writes a file and the folders it lies in, unless it says so already.
pub(crate) fn write(path: &Path, content: &[u8]) -> Outcome {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).and_then(|()| fs::write(path, content)).map_err(|error| failed("write", path, &error))
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| failed("read", path, &error))
}

/// All files below a folder, sorted; the file itself when it is one; nothing when there is nothing.
pub(crate) fn files(path: &Path) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| failed("read", path, &error))? {
        found.extend(files(&entry.map_err(|error| failed("read", path, &error))?.path())?);
    }
    found.sort();
    Ok(found)
}

fn digest(inputs: &[PathBuf]) -> Outcome<u64> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        for file in files(input)? {
            file.hash(&mut hasher);
            read(&file)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

fn failed(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {what} {}: {error}", path.display())
}
