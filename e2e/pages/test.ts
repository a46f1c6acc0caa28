/** Tests with the page at hand; each ends with the check that the browser had nothing to complain about. */
import { test as base, expect } from "@playwright/test";
import { Playground } from "./playground";

/** Milliseconds after which the page gives up a call of the engine: `callLimit` in web/engine/client.ts. */
const callLimit = 2_000;

/** Runs in the page. Gives what would be given up after a limit ten times as long. */
function beingPatient(limit: number): void {
  const setTimer = window.setTimeout.bind(window) as (...timer: unknown[]) => number;
  const patient = (run: unknown, delay?: number, ...values: unknown[]) =>
    setTimer(run, delay === limit ? limit * 10 : delay, ...values);
  window.setTimeout = patient as typeof window.setTimeout;
}

/** What a test needs. */
interface Needs {
  /** Whether a call of the engine may take as long as a busy machine needs; not where a test is about its limit. */
  readonly patient: boolean;
}

export const test = base.extend<{ playground: Playground } & Needs>({
  patient: [true, { option: true }],
  playground: async ({ page, patient }, use) => {
    if (patient) await page.addInitScript(beingPatient, callLimit);
    const playground = new Playground(page);
    await playground.watchCopies();
    await use(playground);
    expect(playground.complaints).toEqual([]);
  },
});

export { expect };
