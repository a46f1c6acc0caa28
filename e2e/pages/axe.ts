/** Runs axe on the page. */
import type { Frame, Page } from "@playwright/test";
import axe from "axe-core";
import { openPart } from "./open";

/** Gives a page axe, once: half a megabyte to read and compile. */
async function bringAxe(page: Page | Frame): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return;
  await page.evaluate(axe.source);
}

/** What axe looks at, and for what. */
export interface Look {
  /** The names of the only rules to check, such as "color-contrast"; without any, all that axe runs by default. */
  readonly rules?: readonly string[];
  /** Whether axe looks only at the dialog, menu or box that is open above the rest, if one is. */
  readonly onlyOpen?: boolean;
  /** With `onlyOpen`: the name of the pane that axe looks at if nothing is open; the whole page by default. */
  readonly pane?: string | undefined;
}

/**
 * Runs in the page, which has axe.
 * @param part an element to look at, with all that it contains; the root element for the whole page
 * @param rules the names of the only rules to check, if any
 * @returns a sentence for each rule that something violates; what passes stays in the page
 */
async function findViolations(part: Element, rules: readonly string[]): Promise<string[]> {
  const isWhole = part === document.documentElement;
  const { violations: found } = await (window as never as { axe: typeof axe }).axe.run(
    isWhole ? document : part,
    {
      iframes: false,
      resultTypes: ["violations"],
      // Landmarks are for whole pages, and a frame is a part of one.
      ...(window !== window.top && { rules: { region: { enabled: false } } }),
      ...(rules.length > 0 && { runOnly: [...rules] }),
    },
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
  );
}

/**
 * The violations that axe finds on the page as it is.
 * @param page a page, or one of its frames, which are looked into only by themselves
 */
export async function violations(
  page: Page | Frame,
  { rules = [], onlyOpen = false, pane }: Look = {},
): Promise<string[]> {
  await bringAxe(page);
  const part = onlyOpen ? `(${openPart})(${JSON.stringify(pane)})` : "document.documentElement";
  return page.evaluate(`(${findViolations})(${part}, ${JSON.stringify(rules)})`);
}
