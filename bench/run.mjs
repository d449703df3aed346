// node run.mjs [--runs 9] [--quick] [--only id,id]: measures everything side by side and writes results.md and results.json.
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { cost, preferences, timing } from "./measure.mjs";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";
import { subjects as all } from "./subjects.mjs";
import { profiles } from "./visit.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const VENDORS = 200;

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "9" },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const runs = options.quick ? 3 : Number(options.runs);
const only = options.only?.split(",");
const unknown = only?.filter((id) => !all.some((subject) => subject.id === id));
if (unknown?.length) throw new Error(`--only knows ${all.map(({ id }) => id).join(", ")}; not ${unknown.join(", ")}`);
const subjects = all.filter(({ id, kind }) => !only || kind === "bare" || only.includes(id));

const site = await serve(subjects, VENDORS);
const samples = Object.fromEntries(Object.keys(profiles).map((profile) => [profile, {}]));
const failures = [];
const load = [loadavg()[0]];
const started = new Date().toISOString();
let version;

for (let run = 1; run <= runs; run++) {
  if (!process.stderr.isTTY) console.error(`run ${run} of ${runs}`);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  version = browser.version();
  await timing(browser, profiles.desktop, subjects[0], site.address(subjects[0]));
  const jobs = shuffled(Object.keys(profiles).flatMap((profile) => subjects.flatMap((subject) => ways(profile, subject))));
  for (const [at, { profile, subject, way }] of jobs.entries()) {
    progress(`run ${run} of ${runs}, ${at + 1} of ${jobs.length}: ${subject.id}, ${way.name}, ${profile}`);
    try {
      const url = site.address(subject, way === preferences);
      keep(profile, subject, way, await way(browser, profiles[profile], subject, url));
    } catch (error) {
      failures.push(`${subject.name}, ${way.name}, ${profile}: ${error.message.replaceAll("\n", " ")}`);
    }
  }
  await browser.close();
}
progress("");
site.close();
for (const path of site.missing) failures.push(`${path} was asked for and is not there`);

const results = {
  machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  browser: version,
  node: process.version,
  started,
  ended: new Date().toISOString(),
  runs,
  load: [...load, loadavg()[0]],
  profiles: Object.fromEntries(Object.entries(profiles).map(([id, { name }]) => [id, name])),
  subjects: subjects.map(({ id, name, kind, judged }) => ({ id, name, kind, judged })),
  failures,
  samples,
};
const page = report(results);
console.log(page);
// A part of a run is for looking at, not for keeping.
if (!options.quick && !only) {
  writeFileSync(join(import.meta.dirname, "results.json"), JSON.stringify(results, null, 1) + "\n");
  writeFileSync(join(import.meta.dirname, "results.md"), page);
}
process.exitCode = failures.length ? 1 : 0;

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function ways(profile, subject) {
  const many = subject.listsVendors && profiles[profile].cpu > 1;
  return [timing, cost, ...(many ? [preferences] : [])].map((way) => ({ profile, subject, way }));
}

function keep(profile, subject, way, values) {
  const own = ((samples[profile][subject.id] ??= {})[way.name] ??= {});
  for (const [figure, value] of Object.entries(values)) (own[figure] ??= []).push(value);
}

function shuffled(items) {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [items[at], items[other]] = [items[other], items[at]];
  }
  return items;
}
