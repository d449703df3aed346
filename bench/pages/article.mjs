// The page that everything is measured in: an article with a style sheet and a picture, as most pages have.
import { picture } from "./picture.mjs";

const PARAGRAPHS = [
  "The harbour wakes before the town does. By five the first boats are in, their crates of ling and pollock stacked along the quay, and the gulls have already decided which of them is careless. Nobody speaks much. The work has an order that was settled long before anyone here was born.",
  "Three generations of the same family have kept the chandlery at the corner of Salt Lane. It sells rope by the fathom, tar soap, enamel mugs, and a blue paint that is mixed on the premises and has no name. Ask for it and you are asked back: for wood, or for iron?",
  "What changed is not the sea but the road. Since the bridge was opened, a lorry reaches the city in two hours, and the price of a crate is no longer made on the quay but on a screen in an office that overlooks a ring road. Some boats were sold. Others were painted.",
  "There is a school again. Eleven children, one teacher, and a stove that the older ones take turns to feed. In spring they plant pines on the slope above the cemetery, one for each child who has left, so that the hill is by now a small and honest census.",
  "Visitors ask for the lighthouse. It has been automatic for forty years, and the keeper's house is let by the week. The keeper's daughter, who is eighty, still climbs up on the first of each month, to see, she says, whether the view has been changed behind her back.",
  "In the evening the boats go out once more, for the light rather than for the fish. From the wall you can follow them until the point. Then the lamps of the town come on one after another, in an order that nobody decided and that is always the same.",
];

const STYLE = `*,::before,::after{box-sizing:border-box}
html{font:100%/1.6 Georgia,serif;color:#1d2429;background:#fbfaf7}body{margin:0}
header{display:flex;gap:1.5rem;align-items:baseline;padding:1rem 1.5rem;border-bottom:1px solid #d8d4ca}
header strong{font-size:1.25rem;letter-spacing:.02em}nav{display:flex;flex-wrap:wrap;gap:1rem;font-size:.95rem}
a{color:#0b5563}main{max-width:42rem;margin:0 auto;padding:1.5rem}h1{font-size:2rem;line-height:1.2;margin:.5rem 0}
.lead{font-size:1.15rem;color:#46525a}figure{margin:1.5rem 0}img{display:block;width:100%;height:auto}
figcaption{font-size:.85rem;color:#5c6870}footer{padding:1.5rem;border-top:1px solid #d8d4ca;font-size:.9rem}
@media(max-width:40rem){h1{font-size:1.6rem}header{display:block}}
`;

/** The article with what a subject adds to it. */
export function article({ head = "", held = "", foot = "" } = {}) {
  const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The order of boats – Harbour &amp; Pine</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css">
${head}</head>
<body>
<header><strong>Harbour &amp; Pine</strong><nav><a href="/">Stories</a><a href="/shop">Shop</a><a href="/about">About</a><a href="/policy">Policy</a></nav></header>
<main>
<h1>The order of boats</h1>
<p class="lead">A town at the end of a road, and what the road did to it.</p>
<figure><img src="/harbour.png" width="320" height="180" alt="Evening light over a harbour"><figcaption>The quay, an hour before dark.</figcaption></figure>
${paragraphs.join("\n")}
${held}</main>
<footer><a href="/policy">Policy</a> · <a href="/imprint">Imprint</a></footer>
${foot}</body>
</html>
`;
}

/** What the article itself loads. */
export const articleFiles = { "/site.css": STYLE, "/harbour.png": picture(320, 180) };

/** What the held scripts say when they run: `bench` is the probe's, and is not there when costs are traced. */
export const heldInline = 'window.bench?.released("inline")';
export const heldFile = { "/held.js": 'window.bench?.released("external");\n' };
