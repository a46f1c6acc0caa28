/**
 * Measures the built site with Lighthouse on a simulated phone and prints the scores: `make lighthouse`. The site
 * is served as the host serves it. Exits with 1 if a score is below what the project promises.
 */
import { fileURLToPath } from "node:url";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../../web/server/server.mjs";
import { chromiumFlags, wholeChromiumPath } from "./chromium.mjs";

/** The lowest accepted score (of 100) in each of Lighthouse's categories. */
const promised = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

/** How often to measure each page; the run with the median performance counts. */
const runs = Number(process.env.LIGHTHOUSE_RUNS ?? 3);

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Makes one measurement in a fresh browser, as a first visit. */
async function measure(url) {
  const browser = await launch({
    chromePath: wholeChromiumPath,
    chromeFlags: ["--headless", ...chromiumFlags],
  });
  try {
    const options = { port: browser.port, onlyCategories: Object.keys(promised), logLevel: "error" };
    return (await lighthouse(url, options)).lhr;
  } finally {
    await browser.kill();
  }
}

const score = (report, category) => Math.round(report.categories[category].score * 100);

/** The run with the median performance. */
function medianRun(reports) {
  const sorted = reports.toSorted((a, b) => score(a, "performance") - score(b, "performance"));
  return sorted[Math.floor(sorted.length / 2)];
}

/** What costs points: audits of the promised categories that have a weight and are not perfect. */
function costs(report) {
  return Object.keys(promised).flatMap((category) =>
    report.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
      .map(({ id }) => `    ${report.audits[id].title}: ${report.audits[id].displayValue ?? "fails"}`),
  );
}

/** Prints the scores of one page. @returns whether all are as promised */
function print(report) {
  const lines = Object.entries(promised).map(([category, least]) => {
    const reached = score(report, category);
    return `  ${reached < least ? "LOW " : "ok  "} ${category} ${reached} (at least ${least})`;
  });
  console.log([new URL(report.finalDisplayedUrl).pathname, ...lines, ...costs(report)].join("\n"));
  return lines.every((line) => line.includes("ok  "));
}

const site = await serve({ root: here("../../dist"), config: here("../../netlify.toml") });
const reports = [];
for (let run = 0; run < runs; run++) reports.push(await measure(site.url));
await site.close();
if (process.env.LIGHTHOUSE_JSON) {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(process.env.LIGHTHOUSE_JSON, JSON.stringify(medianRun(reports)));
}
process.exitCode = print(medianRun(reports)) ? 0 : 1;
