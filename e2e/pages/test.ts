/** Tests with the page at hand; each one ends by checking that the browser had no complaints. */
import { test as base, expect, type Page } from "@playwright/test";
import { beingPatient, limits } from "./patience";
import { Playground } from "./playground";

/** Has the page wait as long as a busy machine needs; call it after installing a clock of the test's own, if any. */
export async function bePatient(page: Page): Promise<void> {
  await page.addInitScript(beingPatient, limits);
}

/** What a test can set. */
interface Needs {
  /** Whether the page waits as long as a busy machine needs; false for tests about a call's time limit. */
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
