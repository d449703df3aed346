// What a trace says of the main thread of one page.

export const categories = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
  "loading",
  "v8",
  "v8.execute",
  "v8.wasm",
  "disabled-by-default-v8.compile",
];

/** Work that is the page's scripts and modules: reading, compiling, instantiating and running them. */
const SCRIPT = new Set([
  "EvaluateScript",
  "FunctionCall",
  "RunMicrotasks", // what follows a promise, such as that of a compiled module
  "v8.compile",
  "v8.compileModule",
  "v8.evaluateModule",
  "v8.run",
  "v8.produceCache",
]);
/** Drawing, which scripts may force, and which a browser's own count of script time leaves out too. */
const DRAWING = new Set(["UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "UpdateLayer", "Commit"]);
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
  const drawing = main.filter((span) => DRAWING.has(span.name) && within(span));
  const script = main.filter((span) => isScript(span) && within(span));
  return {
    script: covered([...script, ...drawing]) - covered(drawing),
    scriptProcessor: processor([...script, ...drawing]) - processor(drawing),
    task: sum(tasks),
    blocking: sum(tasks.map((time) => Math.max(0, time - LONG))),
    longest: Math.max(0, ...tasks),
    besides: processor(others.filter((span) => isCompiling(span) && within(span))),
  };
}

/** Compiling on other threads. It waits for the network in between, so what counts there is the time of the processor. */
function isCompiling({ name }) {
  return isWasm(name) || name === "v8.parseOnBackground" || name === "V8.CompileCodeBackground";
}

/** The processor's time for spans, which a busy machine lengthens less than the clock's. */
function processor(spans) {
  return sum(outermost(spans).map(({ tdur, dur }) => (tdur ?? dur) / 1000));
}

/** The spans that lie in no other of the same thread. */
function outermost(spans) {
  const ends = new Map();
  return spans
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ tid, from, to }) => {
      const outer = from >= (ends.get(tid) ?? -Infinity);
      if (outer) ends.set(tid, to);
      return outer;
    });
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
