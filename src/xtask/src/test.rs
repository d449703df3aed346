//! `cargo xtask test`: everything that a change must pass, in steps.

use crate::run::{Outcome, command, root, run};
use crate::{build, install, size};
use std::env::consts::EXE_SUFFIX;
use std::sync::OnceLock;
use std::time::Instant;

struct Step {
    name: &'static str,
    what: &'static str,
    run: fn() -> Outcome,
}

/// Quick ones first, so that a plain mistake is told early.
const STEPS: [Step; 11] = [
    Step { name: "fmt", what: "Rust is formatted", run: || cargo(&["fmt", "--all", "--check"]) },
    Step {
        name: "clippy",
        what: "lints, none allowed",
        run: || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    },
    Step { name: "native", what: "Rust: unit, property, architecture", run: || cargo(&["test", "--workspace"]) },
    Step { name: "browser", what: "Rust in headless Chromium", run: browser },
    Step { name: "build", what: "the package", run: built },
    Step { name: "size", what: "what a visitor downloads", run: || built().and_then(|()| size()) },
    Step { name: "schema", what: "JSON Schema and reader agree", run: || scripts("tests/schema") },
    Step { name: "types", what: "TypeScript that must and must not compile", run: || scripts("tests/types") },
    Step { name: "package", what: "the package in a fresh project", run: || scripts("tests/package") },
    Step { name: "demo", what: "the demo's servers and words", run: || scripts("www") },
    Step { name: "e2e", what: "the product in Chromium", run: || scripts("tests/e2e") },
];

/// Runs the named steps, or all. A failed step does not stop those after it.
pub(crate) fn test(names: &[String]) -> Outcome {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|step| step.name != *name)) {
        return Err(format!("no step is called {name}; there are {}", STEPS.map(|step| step.name).join(", ")));
    }
    let wanted: Vec<&Step> =
        STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect();
    let start = Instant::now();
    let mut report = Vec::new();
    let mut failed = 0;
    for (index, step) in wanted.iter().enumerate() {
        eprintln!("── [{}/{}] {}: {}", index + 1, wanted.len(), step.name, step.what);
        let began = Instant::now();
        let outcome = (step.run)();
        let seconds = began.elapsed().as_secs_f64();
        let line = match outcome {
            Ok(()) => format!("ok      {:8} {seconds:6.1} s", step.name),
            Err(error) => {
                failed += 1;
                format!("FAILED  {:8} {seconds:6.1} s  {error}", step.name)
            }
        };
        eprintln!("{line}");
        report.push(line);
    }
    println!("\n{}\n{:.0} s in all", report.join("\n"), start.elapsed().as_secs_f64());
    println!("{} passed, {failed} failed", wanted.len() - failed);
    if failed == 0 { Ok(()) } else { Err("a step failed".to_owned()) }
}

fn cargo(arguments: &[&str]) -> Outcome {
    run(command("cargo").args(arguments))
}

/// Builds once in a run; the steps that look at the package all ask for it.
fn built() -> Outcome {
    static BUILT: OnceLock<Outcome> = OnceLock::new();
    BUILT.get_or_init(build::build).clone()
}

/// wasm-bindgen's tests, by the runner that belongs to the pinned library.
fn browser() -> Outcome {
    install::wasm_target()?;
    install::chromium()?;
    cargo(&["build", "--package", "xtask", "--features", "runner", "--bin", "wasm-test-runner"])?;
    run(command("cargo")
        .args(["test", "--package", "confidant-browser", "--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", root(&format!("target/debug/wasm-test-runner{EXE_SUFFIX}")))
        .env("CHROMEDRIVER", "chromedriver"))
}

/// The `*.test.mjs` in a folder and the folders in it, by Node's own runner, against the built package.
fn scripts(folder: &str) -> Outcome {
    built()?;
    install::chromium()?;
    let tests: Vec<_> = crate::stamp::files(&root(folder))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if tests.is_empty() {
        return Err(format!("{folder} has no tests"));
    }
    run(command("node").args(["--test", "--test-concurrency=2", "--test-reporter=spec"]).args(tests))
}
