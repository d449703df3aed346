// vanilla-cookieconsent as its guide sets it up, save that its configuration is inline: one request less than a file of its own.
import { controller, layer, policy, purposes, vendors } from "../texts.mjs";
import { heldInline } from "./article.mjs";
import { installed, literal } from "./peer.mjs";

const { version, file } = installed("vanilla-cookieconsent");

export const vanillaCookieconsent = {
  id: "vanilla-cookieconsent",
  name: `vanilla-cookieconsent ${version}`,
  kind: "peer",
  accept: "#cc-main .cm [data-role=all]",
  reject: "#cc-main .cm [data-role=necessary]",
  choose: "#cc-main .cm [data-role=show]",
  panel: "#cc-main .pm [data-role=save]",
  listsVendors: true,

  files: () => ({
    "cookieconsent.umd.js": file("dist/cookieconsent.umd.js"),
    "cookieconsent.css": file("dist/cookieconsent.css"),
  }),

  page: (services) => ({
    head: `<link rel="stylesheet" href="cookieconsent.css">
<script defer src="cookieconsent.umd.js"></script>
<script type="module">CookieConsent.run(${literal(configuration(services))})</script>
`,
    held: `<script type="text/plain" data-category="analytics">${heldInline}</script>
<script type="text/plain" data-category="analytics" data-src="/held.js"></script>
`,
  }),
};

function configuration(services) {
  const categories = {};
  for (const { id } of purposes) {
    const own = vendors(services).filter(({ purpose }) => purpose === id);
    categories[id] = { services: Object.fromEntries(own.map((vendor) => [vendor.id, { label: vendor.name }])) };
  }
  return {
    hideFromBots: false,
    categories,
    language: {
      default: "en",
      translations: {
        en: {
          consentModal: {
            title: layer.title,
            description: layer.text,
            acceptAllBtn: layer.accept,
            acceptNecessaryBtn: layer.reject,
            showPreferencesBtn: layer.choose,
            footer: `<a href="${policy}">${layer.policy}</a>`,
          },
          preferencesModal: {
            title: controller,
            acceptAllBtn: layer.accept,
            acceptNecessaryBtn: layer.reject,
            savePreferencesBtn: layer.save,
            closeIconLabel: layer.close,
            sections: purposes.map(({ id, name, text }) => ({ title: name, description: text, linkedCategory: id })),
          },
        },
      },
    },
  };
}
