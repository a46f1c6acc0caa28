/** Tests with the page at hand; each ends with the check that the browser had nothing to complain about. */
import { test as base, expect, type Page } from "@playwright/test";
import { beingPatient, limits } from "./patience";
import { Playground } from "./playground";

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
