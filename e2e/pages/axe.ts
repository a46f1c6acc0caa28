/** Runs axe on the page. */
import type { Frame, Page } from "@playwright/test";
import axe from "axe-core";

/** Gives a page axe, once: half a megabyte to read and compile. */
async function bringAxe(page: Page | Frame): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return;
  await page.evaluate(axe.source);
}

/**
 * Runs in the page, which has axe.
 * @param rules the names of the only rules to check; without any, all that axe runs by default
 * @returns a sentence for each rule that something on the page violates; what passes stays in the page
 */
async function findViolations(rules: readonly string[]): Promise<string[]> {
  const { violations: found } = await (window as never as { axe: typeof axe }).axe.run(document, {
    iframes: false,
    resultTypes: ["violations"],
    // Landmarks are for whole pages, and a frame is a part of one.
    ...(window !== window.top && { rules: { region: { enabled: false } } }),
    ...(rules.length > 0 && { runOnly: [...rules] }),
  });
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
  );
}

/**
 * The violations that axe finds on the page as it is.
 * @param page a page, or one of its frames, which are looked into only by themselves
 * @param rules the names of the only rules to check, such as "color-contrast"; all rules by default
 */
export async function violations(page: Page | Frame, rules: readonly string[] = []): Promise<string[]> {
  await bringAxe(page);
  return page.evaluate(findViolations, rules);
}
