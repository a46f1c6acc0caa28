/** Runs axe on the page. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * The violations that axe finds on the page as it is.
 * @param rules the names of the only rules to check, such as "color-contrast"; all rules by default
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Legacy mode does not open a page for each run; all that it leaves out is the content of frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
  );
}
