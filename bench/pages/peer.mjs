// What the peers' pages have in common.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An installed package: its version, and its files by name. */
export function installed(name) {
  const root = join(import.meta.dirname, "../node_modules", name);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return { version, file: (path) => readFileSync(join(root, path)) };
}

/** A value as a literal that is safe inside a script element. */
export function literal(value) {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
