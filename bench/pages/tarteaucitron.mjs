// tarteaucitron as its guide sets it up, minified. It loads its style sheet, services and words by itself.
import { layer, policy, purposes, vendors } from "../texts.mjs";
import { heldInline } from "./article.mjs";
import { installed, literal } from "./peer.mjs";

const { version, file } = installed("tarteaucitronjs");

/** The kinds of service that it groups by. */
const TYPES = { analytics: "analytic", ads: "ads", media: "video" };

export const tarteaucitron = {
  id: "tarteaucitron",
  name: `tarteaucitronjs ${version}`,
  kind: "peer",
  accept: "#tarteaucitronPersonalize2",
  reject: "#tarteaucitronAllDenied2",
  choose: "#tarteaucitronCloseAlert",
  panel: "#tarteaucitronClosePanel",
  // Its buttons are shown half a second before they do anything. This is when they do.
  answers: "answers",
  listsVendors: true,

  files: () => ({
    "tarteaucitron.min.js": file("tarteaucitron.min.js"),
    "tarteaucitron.services.min.js": file("tarteaucitron.services.min.js"),
    "lang/tarteaucitron.en.min.js": file("lang/tarteaucitron.en.min.js"),
    "css/tarteaucitron.min.css": file("css/tarteaucitron.min.css"),
    "css/tarteaucitron.css": file("css/tarteaucitron.css"),
  }),

  page: (services) => ({
    head: `<script defer src="tarteaucitron.min.js"></script>
<script type="module">
window.tarteaucitronCustomText=${literal(words())};
window.answers=new Promise((resolve)=>{tarteaucitron.events.load=()=>resolve(true)});
tarteaucitron.init(${literal({ privacyUrl: policy, orientation: "bottom", showTitleBanner: true, showIcon: false })});
for(const[key,name,type]of ${literal(vendors(services).map(({ id, name, purpose }) => [id, name, TYPES[purpose]]))}){
tarteaucitron.services[key]={key,name,type,needConsent:true,cookies:[],uri:"",js(){key==="vendor-1"&&(${heldInline},tarteaucitron.addScript("/held.js"))}};
(tarteaucitron.job=tarteaucitron.job||[]).push(key)}
</script>
`,
  }),
};

function words() {
  const kinds = purposes.map(({ id, name, text }) => [TYPES[id], { title: name, details: text }]);
  return {
    alertBigPrivacy: layer.text,
    middleBarHead: layer.title,
    acceptAll: layer.accept,
    denyAll: layer.reject,
    personalize: layer.choose,
    privacyUrl: layer.policy,
    close: layer.close,
    ...Object.fromEntries(kinds),
  };
}
