// What is reported: each figure with its unit, where it comes from, and what it is held to.

/** `from` is the way of measuring, `over` what is taken off, `floor` what a missing value stands below. */
export const figures = [
  { id: "bytes", label: "bytes to a usable layer", unit: "B", from: "timing", over: "bare" },
  { id: "bytesInAll", label: "bytes until at rest", unit: "B", from: "timing", over: "bare" },
  { id: "requests", label: "requests to a usable layer", unit: "", from: "timing" },
  { id: "visible", label: "accept and reject visible", unit: "ms", from: "timing" },
  { id: "firstPaint", label: "first contentful paint", unit: "ms", from: "timing" },
  { id: "script", label: "main-thread script time", unit: "ms", from: "cost" },
  { id: "scriptProcessor", label: "the same, processor's time", unit: "ms", from: "cost" },
  { id: "besides", label: "compiling on other threads, processor's time", unit: "ms", from: "cost" },
  { id: "task", label: "main-thread task time, added", unit: "ms", from: "cost", over: "bare" },
  { id: "blocking", label: "blocking time, added", unit: "ms", from: "cost", over: "bare" },
  { id: "longest", label: "longest task", unit: "ms", from: "cost" },
  { id: "shift", label: "layout shift", unit: "", from: "timing" },
  { id: "renderBlocking", label: "render-blocking requests, added", unit: "", from: "timing", over: "bare" },
  { id: "accept", label: "accept click to next paint", unit: "ms", from: "timing", floor: 16 },
  { id: "bytesAgain", label: "return visit: bytes before held scripts run", unit: "B", from: "timing", over: "bare", bare: "bytes" },
  { id: "wasmAgain", label: "return visit: wasm requests", unit: "", from: "timing" },
  { id: "inline", label: "return visit: held inline script starts", unit: "ms", from: "timing" },
  { id: "external", label: "return visit: held external script starts", unit: "ms", from: "timing" },
  { id: "open", label: "opening preferences, 200 companies: longest task", unit: "ms", from: "preferences" },
  { id: "load", label: "loading the page, 200 companies: longest task", unit: "ms", from: "preferences" },
];

/** What Confidant is held to on the slow profile. `against`: a ratio to the best peer of the run, or to the one that is named. */
export const targets = [
  { figure: "bytes", must: 26_000, aim: 18_000 },
  { figure: "bytesAgain", must: 3_500, aim: 2_500 },
  { figure: "wasmAgain", must: 0, aim: 0 },
  { figure: "visible", must: 1.1, aim: 0.85, against: "best" },
  { figure: "script", must: 0.7, aim: 0.35, against: "best" },
  { figure: "accept", must: 24, aim: 16 },
  { figure: "inline", must: 0.7, aim: 0.5, against: "vanilla-cookieconsent" },
  { figure: "external", must: 0.7, aim: 0.5, against: "vanilla-cookieconsent" },
  { figure: "blocking", must: 10, aim: 0 },
  { figure: "shift", must: 0, aim: 0 },
  { figure: "renderBlocking", must: 0, aim: 0 },
  { figure: "open", must: 50, aim: 25 },
];
