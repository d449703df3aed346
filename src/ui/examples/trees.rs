//! Prints every view as JSON, for looking at them in a page without the module.
//!
//! `cargo run -p confidant-ui --example trees -- CONFIG WORDS REGION [gpc] [blocked] [accept|reject|withdraw …]`

use confidant_core::consent::{Action, Control, Layer};
use confidant_core::json::Value;
use confidant_core::ports::double;
use confidant_core::session::{Page, Session};
use confidant_ui::{Node, Words};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("CONFIG WORDS REGION […]");
    let (config, file, region) = (std::fs::read_to_string(next()?)?, next()?, next()?);
    let config = Value::parse(&config).map_err(|error| error.expected)?;
    let lang = std::path::Path::new(&file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let parts = Value::parse(&std::fs::read_to_string(&file)?).map_err(|error| error.expected)?;
    let mut words = Words::default();
    for part in ["layer", "panel"] {
        words.add(parts.get(part).cloned().unwrap_or(Value::Null));
    }
    let tab = double::Page::default();
    tab.0.now.set(1_764_054_300_000.0);
    let controls: Vec<_> = arguments.collect();
    let has = |word: &str| controls.iter().any(|control| control == word);
    tab.0.blocked.set(has("blocked"));
    let statement = Value::object()
        .with("lang", lang)
        .with("region", region.as_str())
        .with("regionSource", "attribute")
        .with("gpc", has("gpc"));
    let mut session =
        Session::new(&config, Page::parse(&statement.to_json()), tab.clone()).map_err(|_| "a bad configuration")?;
    session.start();
    for control in controls.iter().filter_map(|word| Control::parse(word)) {
        tab.0.now.set(tab.0.now.get() + 86_400_000.0);
        session.act(&Action::new(control, Layer::First), true).map_err(|_| "it cannot be done")?;
    }
    let snapshot = session.snapshot();
    let many = |nodes: Vec<Node>| Value::Array(nodes.iter().map(Node::to_value).collect());
    let held = |purpose, vendor| confidant_ui::placeholder(&words, &snapshot, purpose, vendor).to_value();
    let first = (snapshot.config.purposes.iter()).find(|purpose| purpose.basis.is_choice());
    let purpose = first.map_or("", |purpose| purpose.id);
    let vendor = snapshot.config.vendors.last().map_or("", |vendor| vendor.id);
    let views = Value::object()
        .with("layer", confidant_ui::layer(&words, &snapshot).to_value())
        .with("panel", confidant_ui::panel(&words, &snapshot, session.history()).to_value())
        .with("vendors", many(confidant_ui::vendors(&words, &snapshot, 0, usize::MAX)))
        .with("status", confidant_ui::status(&words, &snapshot).to_value())
        .with("reload", confidant_ui::reload(&words, &snapshot).to_value())
        .with("reopen", confidant_ui::reopen(&words, &snapshot))
        .with("placeholder", held(purpose, vendor));
    println!("{}", views.to_json());
    Ok(())
}
