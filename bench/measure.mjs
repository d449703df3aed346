// The three ways in which a subject is measured. Each starts as a visitor who has never been here.
import { probe } from "./probe.js";
import { categories, costs, read } from "./trace.mjs";
import { Visit, visitor } from "./visit.mjs";

/** What a visitor sees and downloads: the first visit, the click that accepts, and the visit after it. Nothing is traced. */
export async function timing(browser, profile, subject, url) {
  const context = await visitor(browser, profile);
  try {
    const first = await Visit.open(context, profile, watching(subject));
    await first.go(url);
    const shown = subject.accept ? await first.ask("bench.visible") : null;
    await first.ready(subject, subject.accept);
    const figures = await first.ask("bench.figures()");
    // What stands in the first frame is on the screen when that frame is, not when the page has handed it on.
    const visible = shown && Math.max(shown, figures.firstPaint);
    const result = {
      visible,
      firstPaint: figures.firstPaint,
      shift: figures.shift,
      renderBlocking: figures.blocking,
      ...weights(first, url, visible ?? undefined),
      bytesInAll: weights(first, url).bytes,
    };
    if (!subject.accept) return result;

    await first.click(subject.accept);
    await first.ask("bench.bothReleased");
    await first.settled();
    result.accept = (await first.ask("bench.figures()")).interaction;
    await first.cdp.send("Network.clearBrowserCache");
    await first.close();

    const again = await Visit.open(context, profile, watching({}));
    await again.go(url);
    const { inline, external } = await again.ask("bench.bothReleased");
    await again.settled();
    const faults = [...first.faults, ...again.faults];
    if (faults.length) throw new Error(faults.join("\n"));
    return {
      ...result,
      inline,
      external,
      bytesAgain: weights(again, url, inline).bytes,
      wasmAgain: again.sentBy().filter((request) => request.url.endsWith(".wasm")).length,
    };
  } finally {
    await context.close();
  }
}

/** What a first visit costs the main thread. The page is traced, and nothing of ours runs in it. */
export function cost(browser, profile, subject, url) {
  return traced(browser, profile, url, async (visit) => {
    const rest = await visit.ready(subject, subject.accept);
    return (trace) => costs(trace, 0, rest);
  });
}

/** What it costs to open the preferences of a page with many companies, and to load that page. */
export function preferences(browser, profile, subject, url) {
  return traced(browser, profile, url, async (visit) => {
    const before = await visit.ready(subject, subject.choose);
    await visit.click(subject.choose);
    const after = await visit.ready({}, subject.panel);
    return (trace) => ({ load: costs(trace, 0, before).longest, open: costs(trace, before, after).longest });
  });
}

function watching({ accept, reject }) {
  return `(${probe})(${JSON.stringify({ accept, reject })})`;
}

async function traced(browser, profile, url, act) {
  const context = await visitor(browser, profile);
  try {
    const visit = await Visit.open(context, profile);
    await browser.startTracing(visit.page, { categories });
    let figures;
    try {
      await visit.go(url);
      figures = await act(visit);
    } finally {
      const trace = await browser.stopTracing();
      figures &&= figures(read(trace.toString(), url));
    }
    return figures;
  } finally {
    await context.close();
  }
}

/** The subject's own part of what was asked for in time: its files, and the page, whose bare weight is taken off in the report. */
function weights(visit, url, time) {
  const own = visit.sentBy(time).filter((request) => request.url.startsWith(url));
  return { bytes: own.reduce((total, request) => total + request.bytes, 0), requests: own.length - 1 };
}
