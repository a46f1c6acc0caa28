/** The memory of the page and its worker after few edits and after many. */
import { readFileSync } from "node:fs";
import { goToDefault, openMeasured } from "./measured.mjs";

/** Lines of the project that is edited. */
const lines = 300;
/** After how many edits the memory is looked at: the first ones fill what is kept, and then it may not grow. */
const few = 50;
const many = 500;

/** Edits: letters, and each of them taken away again, so that the text stays as it is. */
async function edit(page, count) {
  for (let made = 0; made < count; made += 2) {
    await page.keyboard.press("x", { delay: 20 });
    await page.waitForTimeout(30);
    await page.keyboard.press("Backspace", { delay: 20 });
    await page.waitForTimeout(30);
  }
}

/**
 * Bytes that the pages and workers of a browser hold for themselves, after what is not needed was let go: as the kernel counts
 * them (proc(5), RssAnon), for what the browser can tell leaves out WebAssembly.
 */
async function bytes(browser, page) {
  const session = await page.context().newCDPSession(page);
  await page.waitForTimeout(3_000);
  await session.send("HeapProfiler.collectGarbage");
  await page.waitForTimeout(1_000);
  const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  return processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => /RssAnon:\s*(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8")))
    .reduce((sum, found) => sum + 1_024 * Number(found?.[1] ?? 0), 0);
}

/**
 * @param browser Playwright's, on Linux
 * @param {string} site its address
 * @returns bytes after few and after many edits
 */
export async function memory(browser, site) {
  const { context, page } = await openMeasured(browser, site, lines);
  await goToDefault(page, lines);
  await edit(page, few);
  const early = await bytes(browser, page);
  await edit(page, many - few);
  const late = await bytes(browser, page);
  await context.close();
  return { few: early, many: late, edits: many };
}
