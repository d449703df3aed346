//! Other programs: run from the repository's root, with what they print shown as it comes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a step comes to; the text of a failure is for people.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// A path inside the repository.
pub(crate) fn root(inside: &str) -> PathBuf {
    // Cargo says where src/xtask is, two levels below the root.
    let manifest = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    manifest.ancestors().nth(2).unwrap_or(Path::new(".")).join(inside)
}

/// A command that starts in the root, under the toolchain the root names.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root(""));
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = describe(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(error) => Err(format!("{name} did not start: {error}")),
    }
}

/// Runs a command to its end and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let name = describe(command);
    match command.stderr(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => Err(format!("{name} ended with {}", output.status)),
        Err(error) => Err(format!("{name} did not start: {error}")),
    }
}

/// Whether a program is on the path.
pub(crate) fn has(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|directory| directory.join(program).is_file())
}

/// Prints what begins, and how long it took.
pub(crate) fn timed<T>(what: &str, step: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("   {what} …");
    let start = Instant::now();
    let outcome = step();
    if outcome.is_ok() {
        eprintln!("   {what}: {:.1} s", start.elapsed().as_secs_f64());
    }
    outcome
}

fn describe(command: &Command) -> String {
    let arguments = command.get_args().take(2);
    let words: Vec<_> = std::iter::once(command.get_program()).chain(arguments).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}
