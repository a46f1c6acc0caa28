/**
 * Measures the built site in a browser, and prints what is measured beside its goals: `make bench`. Ends with 1 where
 * the site is too large or something grows too fast with the project; times depend on the machine and fail nothing.
 *
 *     [BEFORE_SITE=/path/to/an/earlier/dist] node bench/run.mjs [keys] [visit] [bytes] [memory]
 */
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../web/server/server.mjs";
import { chromiumFlags, chromiumPath } from "../scripts/chromium.mjs";
import { coldVisits } from "./cold.mjs";
import { keystrokes } from "./keystrokes.mjs";
import { memory } from "./memory.mjs";
import { served } from "./served.mjs";
import { print } from "./table.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Milliseconds (p95) to the result of a keystroke that are wanted, by lines of the file. */
const keyGoals = { 60: 45, 300: 50, 1000: 80, 5000: 150 };

/** What can be measured: rows for the table. `holds` says that the goal is a limit, and fails when it is exceeded. */
const measurements = {
  bytes: async (browser, site) => {
    const { requests, bytes, core } = await served(browser, site);
    return [
      { what: "served until the first result", unit: "kB", value: bytes / 1e3, goal: 1_500, holds: true },
      { what: "of it core.wasm", unit: "kB", value: core / 1e3 },
      { what: "requests until the first result", unit: "", value: requests },
    ];
  },
  visit: async (browser, site) => {
    const { text, editor, result } = await coldVisits(browser, site);
    return [
      { what: "cold, 10 Mbit/s + 40 ms: text painted", unit: "ms", value: text, goal: 800 },
      { what: "cold: editor there", unit: "ms", value: editor, goal: 800 },
      { what: "cold: first result", unit: "ms", value: result, goal: 1_600 },
    ];
  },
  keys: async (browser, site) => {
    const processor = {};
    const rows = [];
    for (const [lines, goal] of Object.entries(keyGoals)) {
      const { letter, result, processor: main } = await keystrokes(browser, site, Number(lines));
      processor[lines] = main;
      const at = `${lines} lines, key to`;
      rows.push({ what: `${at} its letter, p50`, unit: "ms", value: letter.p50 });
      rows.push({ what: `${at} its letter, p95`, unit: "ms", value: letter.p95 });
      rows.push({ what: `${at} its result, p50`, unit: "ms", value: result.p50 });
      rows.push({ what: `${at} its result, p95`, unit: "ms", value: result.p95, goal });
      rows.push({ what: `${lines} lines, main thread a key`, unit: "ms", value: main });
    }
    const growth = processor[5_000] / processor[1_000];
    return [
      ...rows,
      { what: "its growth from 1,000 to 5,000 lines", unit: "times", value: growth, goal: 6, holds: true },
    ];
  },
  memory: async (browser, site) => {
    const { few, many, edits } = await memory(browser, site);
    return [
      { what: `memory after ${edits} edits`, unit: "MB", value: many / 1e6 },
      { what: "its growth since 50 edits", unit: "times", value: many / few, goal: 1.3, holds: true },
    ];
  },
};

/** Measures one built site. */
async function measure(name, root) {
  const site = await serve({ root, config: here("../../netlify.toml") });
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: chromiumFlags,
  });
  // Compresses what is served, once.
  await served(browser, site.url);
  const rows = await measurements[name](browser, site.url);
  await browser.close();
  await site.close();
  return rows;
}

const wanted = process.argv.slice(2);
const earlier = process.env.BEFORE_SITE;
const rows = [];
for (const name of Object.keys(measurements).filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const before = earlier ? await measure(name, earlier) : [];
  const now = await measure(name, here("../../dist"));
  rows.push(...now.map((row, at) => ({ ...row, before: before[at]?.value })));
}
process.exitCode = print(rows) ? 0 : 1;
