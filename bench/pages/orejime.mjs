// orejime as its guide sets it up: the English build, its style sheet, the configuration as a global.
import { layer, policy, purposes, vendors } from "../texts.mjs";
import { heldInline } from "./article.mjs";
import { installed, literal } from "./peer.mjs";

const { version, file } = installed("orejime");

export const orejime = {
  id: "orejime",
  name: `orejime ${version}`,
  kind: "peer",
  accept: ".orejime-Banner-saveButton",
  reject: ".orejime-Banner-declineButton",
  choose: ".orejime-Banner-learnMoreButton",
  panel: ".orejime-Modal-saveButton",
  listsVendors: true,

  files: () => ({
    "orejime-standard-en.js": file("dist/orejime-standard-en.js"),
    "orejime-standard.css": file("dist/orejime-standard.css"),
  }),

  page: (services) => ({
    head: `<link rel="stylesheet" href="orejime-standard.css">
<script>window.orejimeConfig=${literal(configuration(services))}</script>
<script defer src="orejime-standard-en.js"></script>
`,
    held: `<template data-purpose="vendor-1"><script>${heldInline}</script></template>
<template data-purpose="vendor-1"><script src="/held.js"></script></template>
`,
  }),
};

/** It knows no vendors; purposes may hold purposes, and stand for them. */
function configuration(services) {
  return {
    privacyPolicyUrl: policy,
    purposes: purposes.map(({ id, name, text }) => ({
      id,
      title: name,
      description: text,
      purposes: vendors(services)
        .filter(({ purpose }) => purpose === id)
        .map((vendor) => ({ id: vendor.id, title: vendor.name, cookies: [] })),
    })),
    translations: {
      banner: {
        title: layer.title,
        description: `${layer.text} {privacyPolicy}`,
        privacyPolicyLabel: layer.policy,
        accept: layer.accept,
        decline: layer.reject,
        configure: layer.choose,
      },
      modal: { save: layer.save, close: layer.close, acceptAll: layer.accept, declineAll: layer.reject },
    },
  };
}
