// c15t for React without a backend (its offline mode), with everything that its quick start mounts, bundled as a visitor would get it.
import { buildSync } from "esbuild";
import { layer, policy, purposes } from "../texts.mjs";
import { heldInline } from "./article.mjs";
import { installed, literal } from "./peer.mjs";

const { version } = installed("@c15t/react");
const react = installed("react-dom").version;

/** Its categories are fixed. */
const CATEGORIES = { analytics: "measurement", ads: "marketing", media: "experience" };

export const c15t = {
  id: "c15t",
  name: `@c15t/react ${version} with react-dom ${react}`,
  kind: "peer",
  accept: "[data-testid=consent-banner-accept-button]",
  reject: "[data-testid=consent-banner-reject-button]",
  choose: "[data-testid=consent-banner-customize-button]",
  listsVendors: false,

  files: () => bundle(),

  page: () => ({
    head: `<link rel="stylesheet" href="c15t.css">
<script type="module" src="c15t.js"></script>
`,
    foot: `<div id="root"></div>
`,
  }),
};

function bundle() {
  const { outputFiles } = buildSync({
    stdin: { contents: source(), resolveDir: import.meta.dirname, loader: "jsx" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    outfile: "c15t.js",
    write: false,
    logLevel: "error",
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path.split("/").pop(), Buffer.from(contents)]));
}

function source() {
  const options = {
    mode: "offline",
    overrides: { country: "DE" },
    consentCategories: purposes.map(({ id }) => CATEGORIES[id]),
    legalLinks: { privacyPolicy: { href: policy, target: "_self", label: layer.policy } },
    i18n: { locale: "en", detectBrowserLanguage: false, messages: { en: words() } },
    scripts: [
      { id: "inline", category: "measurement", textContent: heldInline },
      { id: "external", category: "measurement", src: "/held.js" },
    ],
  };
  return `import { createRoot } from "react-dom/client";
import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from "@c15t/react";
import "@c15t/react/styles.css";
createRoot(document.getElementById("root")).render(
  <ConsentManagerProvider options={${literal(options)}}><ConsentBanner /><ConsentDialog /></ConsentManagerProvider>
);`;
}

function words() {
  const kinds = purposes.map(({ id, name, text }) => [CATEGORIES[id], { title: name, description: text }]);
  return {
    common: { acceptAll: layer.accept, rejectAll: layer.reject, customize: layer.choose, save: layer.save, close: layer.close },
    cookieBanner: { title: layer.title, description: layer.text },
    consentTypes: Object.fromEntries(kinds),
  };
}
