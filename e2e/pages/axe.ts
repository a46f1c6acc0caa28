/** What axe has to say. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds on the page as it is.
 * @param rules the names of the only rules to look at, such as "color-contrast"; all without it
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Legacy mode needs no page of its own for each run; the one thing it leaves out is what is in frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
  );
}
