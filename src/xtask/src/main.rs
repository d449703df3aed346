//! `cargo xtask test`: everything that a change must pass.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() != Some("test") {
        eprintln!("usage: cargo xtask test");
        return ExitCode::from(2);
    }
    for arguments in [
        &["fmt", "--all", "--check"][..],
        &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        &["test", "--workspace"],
    ] {
        eprintln!("── cargo {}", arguments.join(" "));
        match Command::new("cargo").args(arguments).status() {
            Ok(status) if status.success() => {}
            _ => return ExitCode::FAILURE,
        }
    }
    ExitCode::SUCCESS
}
