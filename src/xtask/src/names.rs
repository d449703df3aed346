//! Names on the border between a module and its glue: both sides carry them, nobody reads them.

use walrus::Module;

/// Gives every import and export that bindgen named a short name, in the module and in its glue.
pub(crate) fn shorten(module: &mut Module, glue: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut short = |name: &mut String| {
        let index = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.clone());
            names.len() - 1
        });
        *name = format!("_{index}");
    };
    for import in module.imports.iter_mut() {
        if import.name.starts_with("__wb") {
            short(&mut import.name);
        }
        // A file of our own, or of the glue.
        short(&mut import.module);
    }
    for export in module.exports.iter_mut().filter(|export| export.name.starts_with("__")) {
        short(&mut export.name);
    }
    let mut order: Vec<(usize, &String)> = names.iter().enumerate().collect();
    // No name may be replaced inside a longer one.
    order.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    order.into_iter().fold(glue.to_owned(), |glue, (index, name)| {
        // A module's name, an import's, an export's.
        let places = [(format!("\"{name}\":"), format!("\"_{index}\":")), (format!("{name}:"), format!("_{index}:"))];
        let export = (format!("wasm.{name}"), format!("wasm._{index}"));
        places.iter().chain([&export]).fold(glue, |glue, (from, to)| glue.replace(from, to))
    })
}
