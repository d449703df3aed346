// Confidant from dist/, in its three ways: the script tag with its configuration in the page, the same with the script
// itself in the page, and the script tag with the configuration's address.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { controller, layer, policy, purposes, vendors } from "../texts.mjs";
import { heldInline } from "./article.mjs";
import { literal } from "./peer.mjs";

const dist = join(import.meta.dirname, "../../dist");

const common = {
  kind: "own",
  accept: "confidant-ui [data-confidant=accept]",
  reject: "confidant-ui [data-confidant=reject]",
  choose: "confidant-ui [data-confidant=choose]",
  panel: "[data-confidant=save]",
  listsVendors: true,
  files,
};

const held = `<script type="text/plain" data-purpose="analytics" data-vendor="vendor-1">${heldInline}</script>
<script type="text/plain" data-purpose="analytics" data-vendor="vendor-1" data-src="/held.js"></script>
`;
const inline = (count) => `<script type="application/json" data-confidant-config>${literal(configuration(count))}</script>
`;

export const confidant = {
  ...common,
  id: "confidant",
  name: "Confidant, script tag",
  judged: true,
  page: (count) => ({ head: `${inline(count)}<script async src="confidant.js" data-region="DE"></script>\n`, held }),
};

export const confidantInPage = {
  ...common,
  id: "confidant-in-page",
  name: "Confidant, script in the page",
  judged: true,
  page: (count) => ({ head: `${inline(count)}<script data-base="./" data-region="DE">${stub()}</script>\n`, held }),
};

export const confidantUrl = {
  ...common,
  id: "confidant-url",
  name: "Confidant, configuration by address",
  dataFiles: (count) => ({ "confidant.json": JSON.stringify(configuration(count)) }),
  page: () => ({ head: '<script async src="confidant.js" data-config="confidant.json" data-region="DE"></script>\n', held }),
};

/** Everything in the package that a page could ask for. */
function files() {
  if (!existsSync(join(dist, "confidant.js"))) throw new Error("dist/ is not built: cargo xtask build");
  const names = readdirSync(dist, { recursive: true }).filter((name) => /\.(js|wasm)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dist, name))]));
}

function stub() {
  const code = readFileSync(join(dist, "confidant.js"), "utf8").trim();
  if (/<\/script|<!--/i.test(code)) throw new Error("dist/confidant.js cannot stand in a page as it is");
  return code;
}

function configuration(count) {
  return {
    controller: { name: controller, contact: "privacy@harbour.example", policy },
    revision: 1,
    languages: ["en"],
    purposes: purposes.map((purpose) => ({ ...purpose, basis: "consent", retention: "13 months" })),
    vendors: vendors(count).map(({ id, name, purpose }) => ({ id, name, policy: `https://${id}.example/policy`, country: "DE", purposes: [purpose] })),
    texts: { en: { title: layer.title, text: layer.text } },
  };
}
