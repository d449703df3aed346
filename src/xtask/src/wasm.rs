//! The module: compiled, bound, shrunk.

use crate::install;
use crate::run::{Outcome, command, root, run, timed};
use crate::stamp::{read, unless_fresh, write};
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

/// Writes `confidant.wasm` into `target/xtask/out` and its glue to `target/xtask/glue/confidant.js`.
pub(crate) fn module() -> Outcome {
    install::wasm_target()?;
    fs::create_dir_all(root("target/xtask/out")).map_err(|error| format!("cannot make a folder: {error}"))?;
    timed("compiling the module", || {
        run(command("cargo")
            .args(["build", "--quiet", "--package", "consent-wasm", "--release"])
            .args(["--target", "wasm32-unknown-unknown"]))
    })?;
    let compiled = root("target/wasm32-unknown-unknown/release/consent_wasm.wasm");
    let (glue, module) = (root("target/xtask/glue/confidant.js"), root("target/xtask/out/confidant.wasm"));
    let bound = root("target/xtask/glue/confidant.wasm");
    let inputs = [compiled.clone(), root("src/xtask/src/wasm.rs"), root("package-lock.json")];
    unless_fresh("wasm", &inputs, &[glue.clone(), module.clone()], || {
        timed("binding and shrinking the module", || {
            let mut output = Bindgen::new()
                .input_path(&compiled)
                .out_name("confidant")
                .web(true)
                .and_then(|bindgen| {
                    bindgen
                        .typescript(false)
                        .omit_default_module_path(true)
                        .remove_name_section(true)
                        .remove_producers_section(true)
                        .generate_output()
                })
                .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
            write(&glue, output.js().as_bytes())?;
            write(&bound, &output.wasm_mut().emit_wasm())?;
            run(command(root("node_modules/.bin/wasm-opt"))
                .args([bound.as_os_str(), "-o".as_ref(), module.as_os_str()])
                .args(["-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features"])
                .args(FEATURES))?;
            match read(&module)?.as_slice() {
                [0, b'a', b's', b'm', ..] => Ok(()),
                _ => Err("wasm-opt wrote no module".to_owned()),
            }
        })
    })?;
    Ok(())
}
