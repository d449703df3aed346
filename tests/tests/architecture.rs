//! The rules of ARCHITECTURE.md, over manifests and sources.
#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

use confidant_core::json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The names of a crate and of all that it needs in a browser.
fn tree(package: &str) -> BTreeSet<String> {
    let arguments = ["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let lines = cargo(&[&arguments[..], &["--target", "wasm32-unknown-unknown"]].concat());
    lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn packages() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    Value::parse(&metadata).unwrap().get("packages").unwrap().items().to_vec()
}

fn name(value: &Value) -> &str {
    value.get("name").and_then(Value::as_str).unwrap()
}

/// Every file below `folder` with one of these endings, by its path from the root, with its text. What is generated or
/// installed is left out.
fn sources(folder: &str, endings: &[&str]) -> BTreeMap<String, String> {
    fn walk(path: &Path, found: &mut Vec<PathBuf>) {
        if path.is_file() {
            found.push(path.to_owned());
            return;
        }
        for entry in fs::read_dir(path).into_iter().flatten() {
            let path = entry.unwrap().path();
            let generated = ["target", "dist", "node_modules", ".git"].iter().any(|name| path.ends_with(name));
            if !generated {
                walk(&path, found);
            }
        }
    }
    let root = root();
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found
        .into_iter()
        .filter(|path| endings.is_empty() || endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)))
        .filter_map(|path| {
            let text = fs::read_to_string(&path).ok()?;
            Some((path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), text))
        })
        .collect()
}

/// What visitors download.
fn shipped() -> BTreeMap<String, String> {
    let mut all = sources("pkg-template/src", &[".js"]);
    for folder in ["src/core/src", "src/ui/src", "src/browser/src", "src/consent-wasm/src"] {
        all.extend(sources(folder, &[".rs"]));
    }
    all
}

#[track_caller]
fn none_has(files: &BTreeMap<String, String>, words: &[&str], why: &str) {
    let mut found = Vec::new();
    for (file, text) in files {
        for (number, line) in text.lines().enumerate() {
            found.extend(
                words
                    .iter()
                    .filter(|word| line.contains(*word))
                    .map(|word| format!("{file}:{}: {word}: {why}", number + 1)),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn core_needs_nothing_and_ui_only_core() {
    assert_eq!(tree("confidant-core"), ["confidant-core"].map(str::to_owned).into());
    assert_eq!(tree("confidant-ui"), ["confidant-core", "confidant-ui"].map(str::to_owned).into());
}

#[test]
fn browser_knows_neither_views_nor_the_boundary() {
    let tree = tree("confidant-browser");
    assert!(!tree.contains("confidant-ui") && !tree.contains("consent-wasm"), "{tree:?}");
}

#[test]
fn the_module_carries_no_serde_and_no_second_storage_layer() {
    let tree = tree("consent-wasm");
    for heavy in ["serde_json", "serde-wasm-bindgen", "gloo-storage", "console_error_panic_hook"] {
        assert!(!tree.contains(heavy), "{heavy} would cost a visitor kilobytes");
    }
}

#[test]
fn boundaries_are_cdylib_only_and_nothing_depends_on_one() {
    let packages = packages();
    let is_boundary = |name: &str| name.ends_with("-wasm");
    assert!(packages.iter().any(|package| is_boundary(name(package))));
    for package in &packages {
        for dependency in package.get("dependencies").unwrap().items() {
            assert!(!is_boundary(name(dependency)), "{} depends on {}", name(package), name(dependency));
        }
        for target in package.get("targets").unwrap().items() {
            let kinds = target.get("crate_types").unwrap().items();
            let cdylib = kinds.iter().any(|kind| kind.as_str() == Some("cdylib"));
            assert_eq!(cdylib, is_boundary(name(package)), "{}: only a boundary is a cdylib", name(package));
            // With a second crate type beside it, Cargo drops link-time optimization without a word.
            assert!(!cdylib || kinds.len() == 1, "{}: cdylib and nothing else", name(package));
        }
    }
}

#[test]
fn exports_are_in_boundaries_only() {
    let mut files = sources("src", &[".rs"]);
    files.retain(|file, _| !file.contains("-wasm/") && !file.contains("/tests/") && !file.contains("xtask"));
    // Imports, written as an extern block, are what adapters are for.
    for text in files.values_mut() {
        *text = text.replace("#[wasm_bindgen(module = \"/src/ports.js\")]\nextern ", "extern ");
    }
    none_has(&files, &["#[wasm_bindgen"], "an export here ends up in every module");
}

#[test]
fn no_unsafe_code() {
    for part in ["core", "ui", "page", "browser"] {
        let lib = fs::read_to_string(root().join(format!("src/{part}/src/lib.rs"))).unwrap();
        assert!(lib.contains("#![forbid(unsafe_code)]"), "src/{part}");
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (file, text) in sources("src", &[".rs"]).into_iter().chain(sources("tests", &[".rs"])) {
        assert!(text.starts_with("//! "), "{file} does not begin with //!");
    }
    for (file, text) in sources("pkg-template/src", &[".js"]) {
        assert!(text.starts_with("// ") || text.starts_with("/*"), "{file} does not begin with a comment");
    }
}

#[test]
fn shipped_code_throws_leaks_and_injects_nothing() {
    let files = shipped();
    none_has(&files, &["unwrap_throw", "expect_throw"], "throwing from Rust runs no destructors");
    none_has(&files, &[".forget()"], "whoever made a listener ends it");
    let markup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTMLUnsafe"];
    none_has(&files, &markup, "text is never markup");
    none_has(&files, &["eval(", "new Function("], "a strict CSP forbids it");
}

#[test]
fn pure_crates_ask_nobody_for_time_chance_or_the_world() {
    let mut files = sources("src/core/src", &[".rs"]);
    files.extend(sources("src/ui/src", &[".rs"]));
    files.extend(sources("src/page/src", &[".rs"]));
    none_has(&files, &["std::time", "std::env", "std::fs", "std::net", "std::thread", "HashMap", "HashSet"], "pure");
}

#[test]
fn bindgen_has_one_version() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let version = |package: &str| {
        let entry = lock.split_once(&format!("name = \"{package}\"\nversion = \"")).unwrap().1;
        entry.split('"').next().unwrap().to_owned()
    };
    let library = version("wasm-bindgen");
    for tool in ["wasm-bindgen-cli-support", "wasm-bindgen-cli", "wasm-bindgen-shared"] {
        assert_eq!(version(tool), library, "{tool}");
    }
}

#[test]
fn the_repository_names_no_machine() {
    let mut files = sources("", &[]);
    files.remove("tests/tests/architecture.rs");
    none_has(&files, &["/root/", "/home/", "/work/", "/tmp/", "\"resolved\":"], "true on one machine only");
}
