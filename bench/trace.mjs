// What a trace says of the main thread of one page.

export const categories = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
  "loading",
  "v8",
  "v8.wasm",
  "disabled-by-default-v8.compile",
];

/** Work that is the page's scripts and modules: reading, compiling, instantiating and running them. */
const SCRIPT = new Set([
  "EvaluateScript",
  "FunctionCall",
  "RunMicrotasks",
  "v8.compile",
  "v8.compileModule",
  "v8.evaluateModule",
  "v8.run",
  "v8.produceCache",
]);
const isScript = ({ name }) => SCRIPT.has(name) || isWasm(name);
const isWasm = (name) => name.startsWith("wasm.") || name.startsWith("v8.wasm");

/** Beyond this a task is long, and what is beyond it blocks. */
const LONG = 50;

/** Reads a trace once. Times are milliseconds since the page's navigation. */
export function read(trace, url) {
  const { traceEvents } = JSON.parse(trace);
  const start = traceEvents.findLast(({ name, args }) => name === "navigationStart" && args.data?.documentLoaderURL === url);
  if (!start) throw new Error(`no navigation to ${url} in the trace`);
  const main = traceEvents.find(
    ({ name, pid, args }) => name === "thread_name" && pid === start.pid && args.name === "CrRendererMain",
  ).tid;
  const spans = traceEvents
    .filter(({ ph, pid, ts }) => ph === "X" && pid === start.pid && ts >= start.ts)
    .map((event) => ({ ...event, from: (event.ts - start.ts) / 1000, to: (event.ts + event.dur - start.ts) / 1000 }));
  return { main: spans.filter(({ tid }) => tid === main), others: spans.filter(({ tid }) => tid !== main) };
}

/** The page's costs between two moments. */
export function costs({ main, others }, from, to) {
  const within = (span) => span.from >= from && span.to <= to;
  const tasks = main.filter((span) => span.name === "RunTask" && within(span)).map((span) => span.to - span.from);
  return {
    script: covered(main.filter((span) => isScript(span) && within(span))),
    task: sum(tasks),
    blocking: sum(tasks.map((time) => Math.max(0, time - LONG))),
    longest: Math.max(0, ...tasks),
    besides: covered(others.filter((span) => isScriptBesides(span) && within(span))),
  };
}

/** Compiling that the browser does on other threads, which the CPU profile does not slow. */
function isScriptBesides({ name }) {
  return isWasm(name) || name.startsWith("v8.compile") || name.startsWith("V8.CompileBackground") || name === "v8.parseOnBackground";
}

/** The time that spans cover together, so that what is nested counts once. */
function covered(spans) {
  let total = 0;
  let end = -Infinity;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
