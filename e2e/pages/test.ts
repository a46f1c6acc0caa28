/** Tests with the page at hand; each ends with the check that the browser had nothing to complain about. */
import { test as base, expect, type Page } from "@playwright/test";
import { Playground } from "./playground";

/**
 * Milliseconds after which the page gives something up: a call of the engine (`callLimit` in web/engine/client.ts), and a
 * note that nobody has answered (`noticeTime` in web/state/announce.ts).
 */
const limits: readonly number[] = [2_000, 10_000];

/** Runs in the page. Gives what would be given up after a limit ten times as long. */
function beingPatient(limits: readonly number[]): void {
  const setTimer = window.setTimeout.bind(window) as (...timer: unknown[]) => number;
  const patient = (run: unknown, delay?: number, ...values: unknown[]) =>
    setTimer(run, delay !== undefined && limits.includes(delay) ? delay * 10 : delay, ...values);
  window.setTimeout = patient as typeof window.setTimeout;
}

/** Has the page wait as long as a busy machine needs; with a clock of the test's own, after that is installed. */
export async function bePatient(page: Page): Promise<void> {
  await page.addInitScript(beingPatient, limits);
}

/** What a test needs. */
interface Needs {
  /** Whether the page waits as long as a busy machine needs; not where a test is about the limit of a call. */
  readonly patient: boolean;
}

export const test = base.extend<{ playground: Playground } & Needs>({
  patient: [true, { option: true }],
  playground: async ({ page, patient }, use) => {
    if (patient) await bePatient(page);
    const playground = new Playground(page);
    await playground.watchCopies();
    await use(playground);
    expect(playground.complaints).toEqual([]);
  },
});

export { expect };
