// From results to a page that can be read.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figures, targets } from "./figures.mjs";
import { summary } from "./statistics.mjs";

/** Results as Markdown. `node report.mjs` writes results.md anew from results.json. */
export function report(results) {
  const tables = tabulate(results);
  const sections = [
    `# Confidant beside its peers\n`,
    about(results),
    ...(results.subjects.some(({ kind }) => kind === "own") ? [verdicts(results, tables.mobile)] : []),
    ...Object.entries(tables).map(([profile, table]) => profileSection(results, profile, table)),
    METHOD,
  ];
  return sections.join("\n");
}

/** For each profile, figure and subject: the summary of its samples, with what the bare page has taken off. */
function tabulate({ samples, subjects }) {
  const tables = {};
  for (const [profile, bySubject] of Object.entries(samples)) {
    const table = (tables[profile] = new Map());
    const middle = (subject, from, id) => {
      const values = bySubject[subject]?.[from]?.[id];
      return values?.length ? summary(values).median : 0;
    };
    for (const { id, from, over, bare, floor } of figures) {
      const cells = new Map();
      const off = over ? middle(over, from, bare ?? id) : 0;
      for (const subject of subjects) {
        const values = bySubject[subject.id]?.[from]?.[id]?.map((value) => value ?? (floor ? floor - 1 : null));
        if (!values?.length || values.includes(null)) continue;
        const own = summary(values.map((value) => value - off));
        cells.set(subject.id, own);
      }
      table.set(id, cells);
    }
    for (const cells of table.values()) {
      const peers = subjects.filter(({ id, kind }) => kind === "peer" && cells.has(id));
      cells.best = peers.toSorted((a, b) => cells.get(a.id).median - cells.get(b.id).median)[0];
    }
  }
  return tables;
}

function about({ machine, browser, node, started, ended, runs, load, subjects, failures }) {
  const lines = [
    `${started.slice(0, 16).replace("T", " ")} to ${ended.slice(0, 16).replace("T", " ")} UTC, ${runs} runs of each, in shuffled order.`,
    `${machine}; Chromium ${browser}; Node ${node}. Load of the machine before and after: ${load.map((value) => value.toFixed(2)).join(", ")}.`,
    `Subjects: ${subjects.map(({ name }) => name).join("; ")}.`,
    ...failures.map((failure) => `**Failed:** ${failure}.`),
  ];
  return `${lines.join("  \n")}\n`;
}

function verdicts({ subjects }, table) {
  const own = subjects.filter(({ kind, judged }) => kind === "own" && judged);
  const head = ["measure, mobile", "compared with", "must", "aim", ...own.map(({ name }) => name)];
  const rows = targets.map(({ figure: id, must, aim, against }) => {
    const cells = table.get(id);
    const figure = figures.find((each) => each.id === id);
    const other = against === "best" ? cells.best : subjects.find((subject) => subject.id === (against ?? cells.best?.id));
    const base = other && cells.get(other.id);
    const limit = (value) => (against ? `${value} ×` : `≤ ${amount(figure, value)}`);
    const judged = own.map((subject) => {
      const cell = cells.get(subject.id);
      if (!cell) return "not measured";
      if (against && !base) return `${amount(figure, cell.median)}, nothing to compare with`;
      const value = against ? cell.median / base.median : cell.median;
      const verdict = value <= aim ? "pass, aim met" : value <= must ? "pass, aim missed" : "**FAIL**";
      return `${amount(figure, cell.median)}${ratio(figure, cell, base)} – ${verdict}`;
    });
    return [label(figure), base ? `${amount(figure, base.median)} ${other.name}` : "–", limit(must), limit(aim), ...judged];
  });
  return `## What is asked of Confidant\n\n${markdown(head, rows)}`;
}

function profileSection({ subjects, profiles }, profile, table) {
  const head = ["", ...subjects.map(({ name }) => name)];
  const rows = (cell) =>
    figures
      .filter(({ id }) => table.get(id).size)
      .map((figure) => [
        label(figure),
        ...subjects.map(({ id, kind }) => {
          const found = table.get(figure.id).get(id);
          return found ? cell(figure, found, kind === "bare" ? null : table.get(figure.id).best) : "";
        }),
      ]);
  const medians = rows((figure, cell, best) => {
    const base = best && table.get(figure.id).get(best.id);
    return `${amount(figure, cell.median)}${ratio(figure, cell, base)}`;
  });
  const spreads = rows((figure, cell) => `${amount(figure, cell.min)} · ${number(cell.spread)}`);
  return [
    `## ${profiles[profile]}\n`,
    `Median, and in brackets how many times the best peer's of this run.\n`,
    markdown(head, medians),
    `Least · interquartile range.\n`,
    markdown(head, spreads),
  ].join("\n");
}

function label({ label: text, unit }) {
  return unit ? `${text}, ${unit}` : text;
}

function amount({ floor, unit }, value) {
  if (floor && value < floor) return `<${floor}`;
  return unit === "B" ? Math.round(value).toLocaleString("en") : number(value);
}

function number(value) {
  const digits = Math.abs(value) < 1 ? 3 : Math.abs(value) < 10 ? 1 : 0;
  return String(Number(value.toFixed(digits)));
}

function ratio({ floor }, cell, base) {
  if (!base || base.median <= 0 || (floor && (cell.median < floor || base.median < floor))) return "";
  return ` (${(cell.median / base.median).toFixed(2)})`;
}

function markdown(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n") + "\n";
}

const METHOD = `## How it was measured

**Pages.** One article with a style sheet and a picture; the same words, three purposes, one company for each, accept, reject and choose on
the first layer. Each subject is set up as its own guide says, with its configuration inline and its scripts deferred, which is at least as fast
as the guide's own form. One loopback origin, HTTP/1.1 kept alive, everything but the picture compressed ahead with brotli 11, immutable but for the page.

**Loads.** Each starts in a new browser context: no storage, no cache, no compiled code. Mobile is Chromium's own throttling: main thread ×4 slower, 150 ms
before each response, 1.6 Mbit/s down. It does not slow other threads, where Chromium compiles both wasm and large scripts while they arrive: the
processor's time for that has a line of its own. A page is at rest when it has loaded, nothing has crossed the network for 500 ms, and a lowest-priority task has run.

**Bytes** are bodies on the wire, as CDP counts them (all that was received less the headers): the subject's own files asked for before
the layer was visible, and what it adds to the page (configuration, held markup, an inlined script).

**Visible** is the first frame in which both buttons lie inside the viewport, are not covered, and have a composited opacity above 0.99 through all
they are drawn in; timed when that frame is handed on, and not before the first contentful paint. Untraced.

**Script time** is taken from a trace of a load in which nothing of ours runs: the union of evaluating, compiling, functions and microtasks on the main
thread, and of everything named wasm there, less the style and layout that they force. wasm's compiling as it arrives, its instantiation, its lazy compiling
and its calls are all in it: they are named, or lie in functions and microtasks. Task time is all that the main thread did, style, layout and painting too. Blocking time is what its tasks last beyond 50 ms each, from navigation to rest.

**Accept** is a real mouse click through CDP; Event Timing's longest duration of that interaction, a multiple of 8 ms and not reported below 16.
**Return visit**: after accepting, with the storage kept and the HTTP cache emptied; two scripts were held, one inline and one with an address.
**Preferences**: the page lists 200 companies; the longest main-thread task from the click until rest, from a trace. Where a peer builds its list while
the page loads, that is in the line below it. c15t lists no companies outside of IAB's framework and is left out; orejime lists them as nested purposes.

**Kept in mind.** tarteaucitron's buttons act half a second after they are visible. vanilla-cookieconsent and c15t fade in. c15t is React with react-dom; a
site that ships React anyway pays less. vanilla-cookieconsent needs \`hideFromBots: false\` to show under automation.
`;

if (import.meta.filename === process.argv[1]) {
  const at = (name) => join(import.meta.dirname, name);
  writeFileSync(at("results.md"), report(JSON.parse(readFileSync(at("results.json"), "utf8"))));
}
