/**
 * Measures the cost of visits: requests and bytes on the network, counted between browser and server, workers included.
 * Prints a table: a first visit, a visit with the browser's cache, and a visit with the service worker.
 *
 *     node scripts/visit.mjs
 */
import { request as ask, createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../web/server/server.mjs";
import { chromiumFlags, chromiumPath } from "./chromium.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Milliseconds without a request after which a visit counts as complete. */
const quiet = 5_000;

/** Starts a proxy that counts requests and the bytes of answers, without headers. */
async function counted(target) {
  const count = { requests: 0, unchanged: 0, bytes: 0, last: Date.now() };
  const server = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(target);
    const { method, url: path, headers } = incoming;
    const onward = ask({ hostname, port, method, path, headers }, (answer) => {
      count.requests++;
      if (answer.statusCode === 304) count.unchanged++;
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.on("data", (part) => {
        count.bytes += part.length;
        count.last = Date.now();
      });
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return { count, url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** Resolves when nothing was fetched for a while. */
async function settled(count) {
  while (Date.now() - count.last < quiet) await new Promise((resolve) => setTimeout(resolve, 250));
}

/** Makes one visit and returns its row of the table, counted from zero. */
async function visit(name, page, line) {
  Object.assign(line.count, { requests: 0, unchanged: 0, bytes: 0, last: Date.now() });
  await page.goto(line.url);
  await page
    .getByRole("region", { name: "Environment" })
    .getByText(/^\d+ variables?$/)
    .waitFor();
  const shown = { ...line.count };
  await settled(line.count);
  const { requests, unchanged, bytes } = line.count;
  return {
    visit: name,
    "requests until results": shown.requests,
    "kB until results": Math.round(shown.bytes / 1e3),
    requests,
    unchanged,
    kB: Math.round(bytes / 1e3),
  };
}

const site = await serve({ root: here("../../dist"), config: here("../../netlify.toml") });
const line = await counted(site.url);
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
const rows = [];
for (const serviceWorkers of ["block", "allow"]) {
  const context = await browser.newContext({ serviceWorkers });
  const worker = serviceWorkers === "allow" ? "with the service worker" : "without one";
  const page = await context.newPage();
  rows.push(await visit(`first, ${worker}`, page, line));
  await page.close();
  rows.push(await visit(`again, ${worker}`, await context.newPage(), line));
  await context.close();
}
console.table(rows);
await browser.close();
line.close();
await site.close();
