/** A first visit over a limited line: when the text is painted, when it can be typed in, and when results are there. */
import { median } from "./figures.mjs";
import { limitedLine } from "./line.mjs";

/** How often a first visit is made; the median counts. */
const visits = Number(process.env.BENCH_VISITS ?? 5);

/** Notes in the page, frame by frame, when what is waited for is there; milliseconds since the address was asked for. */
function watch() {
  const seen = {};
  globalThis.seenAt = seen;
  const editor = () => document.querySelector(".editor")?.shadowRoot?.querySelector(".cm-content");
  const reached = {
    text: () => /\w/.test(document.querySelector(".editor-text")?.textContent ?? "") || editor(),
    editor: () => editor() || document.querySelector("textarea.editor-text"),
    result: () =>
      /\d+ variables?/.test(document.querySelector('[aria-label="Environment"]')?.textContent ?? ""),
  };
  const frame = () => {
    for (const [name, there] of Object.entries(reached)) {
      if (name in seen || !there()) continue;
      seen[name] = 0;
      // The frame that this is in is painted when the task after it begins.
      setTimeout(() => {
        seen[name] = performance.now();
      });
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** One first visit, in a browser that has nothing of the page. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.seenAt?.result > 0, null, { timeout: 600_000 });
  const seen = await page.evaluate(() => globalThis.seenAt);
  await context.close();
  return seen;
}

/**
 * Makes first visits to a site.
 * @param browser Playwright's
 * @param {string} site its address
 * @returns milliseconds (medians) until the first text, the editor and the first result
 */
export async function coldVisits(browser, site) {
  const all = [];
  for (let made = 0; made < visits; made++) {
    const line = await limitedLine(site);
    all.push(await visit(browser, line.url));
    await line.close();
  }
  const of = (name) => median(all.map((seen) => seen[name]));
  return { text: of("text"), editor: of("editor"), result: of("result") };
}
