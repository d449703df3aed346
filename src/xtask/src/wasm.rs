//! The modules: compiled, bound, shrunk.

use crate::run::{Outcome, command, root, run, timed};
use crate::stamp::{read, unless_fresh, write};
use crate::{install, names};
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

/// What every browser of the last years has. `--all-features` would also allow what none has yet.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Both modules: package, name of its files.
const MODULES: [(&str, &str); 2] = [("consent-wasm", "confidant"), ("whole-wasm", "whole")];

/// Writes each module into `target/xtask/out` and its glue into `target/xtask/glue`.
pub(crate) fn modules() -> Outcome {
    install::wasm_target()?;
    fs::create_dir_all(root("target/xtask/out")).map_err(|error| format!("cannot make a folder: {error}"))?;
    for (package, name) in MODULES {
        module(package, name)?;
    }
    Ok(())
}

fn module(package: &str, name: &str) -> Outcome {
    // One package a call: what the whole module needs of `core` must not get into the first.
    timed(&format!("compiling {name}.wasm"), || {
        run(command("cargo")
            .args(["build", "--quiet", "--release", "--package", package, "--target", "wasm32-unknown-unknown"])
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .args(["--target-dir", "target/wasm"])
            // What a panic would say is never read. The compiler's switch for that, and for a small standard library, is not
            // stable yet; it makes the first module a sixth smaller.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort -Cllvm-args=-inline-threshold=8"))
    })?;
    let compiled = root("target/wasm/wasm32-unknown-unknown/release").join(package.replace('-', "_") + ".wasm");
    let (glue, module) = (
        root("target/xtask/glue").join(name.to_owned() + ".js"),
        root("target/xtask/out").join(name.to_owned() + ".wasm"),
    );
    let bound = root("target/xtask/glue").join(name.to_owned() + ".wasm");
    let inputs =
        [compiled.clone(), root("src/xtask/src/wasm.rs"), root("src/xtask/src/names.rs"), root("package-lock.json")];
    unless_fresh(name, &inputs, &[glue.clone(), module.clone()], || {
        timed(&format!("binding and shrinking {name}.wasm"), || {
            let mut output = Bindgen::new()
                .input_path(&compiled)
                .out_name(name)
                .web(true)
                .and_then(|bindgen| {
                    bindgen
                        .typescript(false)
                        .omit_default_module_path(true)
                        .remove_producers_section(true)
                        .generate_output()
                })
                .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
            let text = output.js().to_owned();
            write(&glue, names::shorten(output.wasm_mut(), &text).as_bytes())?;
            write(&bound, &output.wasm_mut().emit_wasm())?;
            run(command(root("node_modules/.bin/wasm-opt"))
                .args([bound.as_os_str(), "-o".as_ref(), module.as_os_str()])
                // The lowest kilobyte of memory is the far end of the stack: nothing is ever addressed there.
                .args(["--low-memory-unused", "-Oz", "--converge", "--skip-pass=local-cse", "--reorder-functions"])
                .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
                .args(FEATURES))?;
            match read(&module)?.as_slice() {
                [0, b'a', b's', b'm', ..] => Ok(()),
                _ => Err("wasm-opt wrote no module".to_owned()),
            }
        })
    })?;
    Ok(())
}
