//! `cargo xtask …`: everything that is done with this repository, one command each.
#![allow(clippy::disallowed_methods, reason = "a tool measures how long it takes")]

mod build;
mod install;
mod names;
mod package;
mod run;
mod stamp;
mod test;
mod wasm;

use run::{Outcome, command, root, run};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  demo             install what is missing, build, and serve the demo on this machine
  test [step…]     install what is missing and run every test, or only the named steps
  build            write the npm package into dist/
  size             print what a visitor downloads, beside the budget
  bench            measure beside other tools and write bench/results.md

Words after the command of demo and bench are handed to the program they start.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "build" => build::build(),
        "size" => build::build().and_then(|()| size()),
        "test" => test::test(&rest),
        "demo" => build::build().and_then(|()| become_node("www/serve.mjs", &rest)),
        "bench" => bench(&rest),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn size() -> Outcome {
    node("tests/size/report.mjs", &[])
}

fn bench(arguments: &[String]) -> Outcome {
    build::build()?;
    install::npm("bench")?;
    install::chromium()?;
    node("bench/run.mjs", arguments)
}

/// Goes on as a server, so that whoever ends this process ends the server.
#[cfg(unix)]
fn become_node(script: &str, arguments: &[String]) -> Outcome {
    use std::os::unix::process::CommandExt as _;
    Err(format!("node did not start: {}", command("node").arg(root(script)).args(arguments).exec()))
}

#[cfg(not(unix))]
use node as become_node;

fn node(script: &str, arguments: &[String]) -> Outcome {
    run(command("node").arg(root(script)).args(arguments))
}
