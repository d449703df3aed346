// klaro as its guide sets it up: one deferred script with styles and words inside, the configuration before it.
import { layer, policy, purposes, vendors } from "../texts.mjs";
import { heldInline } from "./article.mjs";
import { installed, literal } from "./peer.mjs";

const { version, file } = installed("klaro");

export const klaro = {
  id: "klaro",
  name: `klaro ${version}`,
  kind: "peer",
  accept: ".klaro .cookie-notice .cm-btn-success",
  reject: ".klaro .cookie-notice .cn-decline",
  choose: ".klaro .cookie-notice .cn-learn-more",
  panel: ".klaro .cookie-modal .cm-btn-accept",
  listsVendors: true,

  files: () => ({ "klaro.js": file("dist/klaro.js") }),

  page: (services) => ({
    head: `<script>window.klaroConfig=${literal(configuration(services))}</script>
<script defer src="klaro.js"></script>
`,
    held: `<script type="text/plain" data-type="text/javascript" data-name="vendor-1">${heldInline}</script>
<script type="text/plain" data-type="text/javascript" data-name="vendor-1" data-src="/held.js"></script>
`,
  }),
};

function configuration(services) {
  return {
    version: 1,
    acceptAll: true,
    showNoticeTitle: true,
    services: vendors(services).map(({ id, name, purpose }) => ({ name: id, title: name, purposes: [purpose] })),
    translations: {
      zz: { privacyPolicyUrl: policy },
      en: {
        consentNotice: { title: layer.title, description: layer.text, learnMore: layer.choose },
        acceptAll: layer.accept,
        ok: layer.accept,
        decline: layer.reject,
        acceptSelected: layer.save,
        close: layer.close,
        purposes: Object.fromEntries(purposes.map(({ id, name, text }) => [id, { title: name, description: text }])),
      },
    },
  };
}
