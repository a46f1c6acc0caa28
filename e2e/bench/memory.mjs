/** The memory of the page and its worker after few edits and after many. */
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

/** Bytes of the page and its worker, after what is not needed was let go. */
async function bytes(page, session) {
  await page.waitForTimeout(3_000);
  await session.send("HeapProfiler.collectGarbage");
  return page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);
}

/**
 * @param browser Playwright's, with eager measuring of memory
 * @param {string} site its address
 * @returns bytes after few and after many edits
 */
export async function memory(browser, site) {
  const { context, page } = await openMeasured(browser, site, lines);
  const session = await context.newCDPSession(page);
  await goToDefault(page, lines);
  await edit(page, few);
  const early = await bytes(page, session);
  await edit(page, many - few);
  const late = await bytes(page, session);
  await context.close();
  return { few: early, many: late, edits: many };
}
