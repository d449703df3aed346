//! `dist/` put together from what was generated and what is checked in.

use crate::run::{Outcome, root};
use crate::stamp::{files, read, write};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Words that blocker lists match in addresses.
const BLOCKED: [&str; 7] = ["cookie", "consent", "gdpr", "banner", "cmp", "privacy", "notice"];

/// Writes `dist/` so that it has exactly the files of the package.
pub(crate) fn assemble() -> Outcome {
    let mut package = BTreeMap::new();
    collect(&root("target/xtask/out"), &mut package)?;
    collect(&root("pkg-template"), &mut package)?;
    package.retain(|name, _| !name.starts_with("src"));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        package.insert(name.into(), read(&root(name))?);
    }
    if let Some(manifest) = package.get_mut(Path::new("package.json")) {
        let text =
            String::from_utf8_lossy(manifest).replace("\"0.0.0\"", concat!("\"", env!("CARGO_PKG_VERSION"), "\""));
        *manifest = text.into_bytes();
    }
    for name in package.keys() {
        if let Some(word) = BLOCKED.iter().find(|word| name.to_string_lossy().to_lowercase().contains(**word)) {
            return Err(format!("{}: blocker lists match \"{word}\" in a name", name.display()));
        }
    }
    package.insert("integrity.json".into(), integrity(&package).into_bytes());

    let dist = root("dist");
    for (name, content) in &package {
        write(&dist.join(name), content)?;
    }
    for file in files(&dist)? {
        if file.strip_prefix(&dist).is_ok_and(|name| !package.contains_key(name)) {
            fs::remove_file(&file).map_err(|error| format!("cannot remove {}: {error}", file.display()))?;
        }
    }
    eprintln!("   dist/ has {} files", package.len());
    Ok(())
}

fn collect(folder: &Path, package: &mut BTreeMap<PathBuf, Vec<u8>>) -> Outcome {
    for file in files(folder)? {
        let name = file.strip_prefix(folder).map_err(|error| error.to_string())?.to_owned();
        package.insert(name, read(&file)?);
    }
    Ok(())
}

/// For `integrity="…"`: every file that a page loads, by its name in the package.
fn integrity(package: &BTreeMap<PathBuf, Vec<u8>>) -> String {
    let loaded = package.iter().filter(|(name, _)| {
        name.extension().is_some_and(|extension| extension == "js" || extension == "wasm")
            && *name != Path::new("testing.js")
    });
    let lines: Vec<String> = loaded
        .map(|(name, content)| {
            format!("  \"{}\": \"sha384-{}\"", name.display(), STANDARD.encode(Sha384::digest(content)))
        })
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
