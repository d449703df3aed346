//! What the build and the tests need and a machine with Rust, Node, npm and apt may not have yet.

use crate::run::{Outcome, command, has, output, root, run, timed};
use crate::stamp::unless_fresh;

/// Rust's wasm target, and the source of its standard library, which the modules are compiled with.
pub(crate) fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    // A Rust that did not come from rustup has its own ways to add them; cargo says what is missing.
    if !has("rustup") {
        return Ok(());
    }
    let installed = |kind: &str| output(command("rustup").args([kind, "list", "--installed"]));
    if !installed("target")?.contains(TARGET) {
        timed("installing Rust's wasm target", || run(command("rustup").args(["target", "add", TARGET])))?;
    }
    if !installed("component")?.contains("rust-src") {
        timed("installing the standard library's source", || {
            run(command("rustup").args(["component", "add", "rust-src"]))
        })?;
    }
    Ok(())
}

/// The packages that `package-lock.json` names, in the root or in a folder that has its own.
pub(crate) fn npm(folder: &str) -> Outcome {
    node()?;
    let place = root(folder);
    let inputs = ["package.json", "package-lock.json"].map(|name| place.join(name));
    let name = format!("npm-{}", folder.replace('/', "-"));
    let shown = if folder.is_empty() { "the root" } else { folder };
    unless_fresh(&name, &inputs, &[place.join("node_modules")], || {
        timed(&format!("installing npm packages of {shown}"), || {
            run(command("npm").current_dir(&place).args(["ci", "--ignore-scripts", "--loglevel=error"]))
        })
    })?;
    Ok(())
}

fn node() -> Outcome {
    let version = output(command("node").arg("--version")).map_err(|_| "Node 20 or newer is needed".to_owned())?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|digits| digits.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => Err(format!("Node 20 or newer is needed, this is {}", version.trim())),
    }
}

/// Chromium and its driver, from Debian where they are missing.
pub(crate) fn chromium() -> Outcome {
    let missing: Vec<&str> = [("chromium", "chromium"), ("chromedriver", "chromium-driver")]
        .into_iter()
        .filter(|(program, _)| !has(program))
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !has("apt-get") {
        return Err(format!("please install {}", missing.join(" and ")));
    }
    timed("installing Chromium", || {
        apt(&["update", "-qq"])?;
        apt(&[&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat())
    })
}

/// apt-get with the rights it needs: sudo, where this is not root.
fn apt(arguments: &[&str]) -> Outcome {
    let is_root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut apt = command(if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        apt.arg("apt-get");
    }
    run(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
