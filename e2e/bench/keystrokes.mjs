/**
 * From a keystroke in the editor to the frame that shows the letter, and to the frame that shows what becomes of it:
 * real keys at a human pace, in the default of an option, which is a variable of the environment.
 */
import { quantile } from "./figures.mjs";
import { goToDefault, openMeasured } from "./measured.mjs";

/** How many keys are pressed in a file of each size. */
const keys = Number(process.env.BENCH_KEYS ?? 60);
/** Keys before those that count: the first ones pay for code that has never run. */
const before = 10;
/** Milliseconds between two keys. */
const pace = [90, 140, 110, 190, 120];
/** What is typed, again and again; in quotes, so that it is a text whatever it holds. */
const letters = "abcdefghijklmnopqrstuvwxyz";

/** Notes each key's milliseconds to the frame with its letter and to the frame with its result. */
function watch(variable) {
  const times = { letter: [], result: [] };
  globalThis.keyTimes = times;
  let typed = "";
  const open = [];
  const painted = (note) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => note(performance.now());
      port2.postMessage(null);
    });
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key.length !== 1) return;
      typed += key;
      open.push({ typed, timeStamp });
      painted((now) => times.letter.push(now - timeStamp));
    },
    { capture: true },
  );
  const environment = document.querySelector('[aria-label="Environment"]');
  const shown = () =>
    [...environment.querySelectorAll("tr, [role=row]")].find((row) => row.textContent.includes(variable));
  let row = shown();
  const look = () => {
    if (!row?.isConnected) row = shown();
    const text = row?.textContent ?? "";
    const at = open.findLastIndex((one) => text.includes(one.typed));
    if (at < 0) return;
    const answered = open.splice(0, at + 1);
    painted((now) => times.result.push(...answered.map(({ timeStamp }) => now - timeStamp)));
  };
  new MutationObserver(look).observe(environment, { subtree: true, childList: true, characterData: true });
}

/** Milliseconds of processor that the page's main thread has had. */
async function mainThread(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

async function press(page, from, count) {
  for (let at = from; at < from + count; at++) {
    await page.keyboard.press(letters[at % letters.length]);
    await page.waitForTimeout(pace[at % pace.length]);
  }
}

/**
 * Types in a project.
 * @param browser Playwright's
 * @param {string} site its address
 * @param {number} lines of charmcraft.yaml
 * @returns milliseconds to the letter and to the result (p50 and p95), and of processor a key on the main thread
 */
export async function keystrokes(browser, site, lines) {
  const { context, page } = await openMeasured(browser, site, lines);
  await goToDefault(page, lines);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await press(page, 0, before);
  await page.waitForTimeout(2_000);
  await page.evaluate(watch, "OPTION_1");
  const began = await mainThread(session);
  await press(page, before, keys);
  await page.waitForFunction((all) => globalThis.keyTimes.result.length >= all, keys, { timeout: 600_000 });
  const processor = (await mainThread(session)) - began;
  const { letter, result } = await page.evaluate(() => globalThis.keyTimes);
  await context.close();
  const of = (times) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
  return { letter: of(letter), result: of(result), processor: processor / keys };
}
