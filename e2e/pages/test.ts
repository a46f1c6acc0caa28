/** Tests with the page at hand; each ends with the check that the browser had nothing to complain about. */
import { test as base, expect } from "@playwright/test";
import { Playground } from "./playground";

export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page }, use) => {
    const playground = new Playground(page);
    await playground.watchCopies();
    await use(playground);
    expect(playground.complaints).toEqual([]);
  },
});

export { expect };
