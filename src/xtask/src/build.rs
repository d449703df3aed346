//! `cargo xtask build`: `dist/`, the npm package and the files of the script tag.

use crate::run::{Outcome, command, root, run, timed};
use crate::stamp::{unless_fresh, write};
use crate::{install, package, wasm};
use std::fs::File;

/// Builds what has changed.
pub(crate) fn build() -> Outcome {
    let _lock = lock()?;
    install::npm("")?;
    wasm::modules()?;
    scripts()?;
    write(&root("target/xtask/out/confidant.schema.json"), confidant_core::config::json_schema().as_bytes())?;
    package::assemble()
}

/// Two builds at once would write into each other; the second waits.
fn lock() -> Outcome<File> {
    let path = root("target/xtask/lock");
    write(&path, b"")?;
    let file = File::open(&path).map_err(|error| format!("cannot open {}: {error}", path.display()))?;
    file.lock().map_err(|error| format!("cannot lock {}: {error}", path.display()))?;
    Ok(file)
}

/// The page's side and the words.
fn scripts() -> Outcome {
    let inputs = ["pkg-template/src", "l10n", "src/ui", "src/xtask/js", "target/xtask/glue", "package-lock.json"];
    let outputs = ["confidant.js", "index.js", "core.js", "whole.js", "l10n/en.js"];
    unless_fresh("scripts", &inputs.map(root), &outputs.map(|name| root("target/xtask/out").join(name)), || {
        timed("bundling the scripts", || run(command("node").arg("src/xtask/js/bundle.mjs")))
    })?;
    Ok(())
}
