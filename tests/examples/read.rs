//! Reads one configuration a line and prints its faults a line, as JSON: for tests that are not in Rust.

use confidant_core::config::{Config, Fault, parse};
use confidant_core::json::Value;
use std::io::{BufRead as _, Write as _};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let faults = parse(&line?).and_then(|value| Config::read(&value).map(drop)).err().unwrap_or_default();
        writeln!(out, "{}", Value::Array(faults.iter().map(Fault::to_value).collect()).to_json())?;
    }
    out.flush()
}
