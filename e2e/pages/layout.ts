/** Finds elements that are misplaced on the screen. */
import { expect, type Locator, type Page } from "@playwright/test";
import { openPart } from "./open";

/**
 * Runs in the page.
 * @param scope what is checked: something open above the rest, such as a dialog, may cover it
 * @returns one sentence for each element that is off the screen, cut, or covered
 */
function findFaults(scope: Element): string[] {
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest("[inert]") &&
      width > 1 &&
      height > 1
    );
  };
  const all = (selector: string) => [...scope.querySelectorAll<HTMLElement>(selector)].filter(shown);
  const nameOf = (element: HTMLElement) =>
    `${element.tagName.toLowerCase()} '${(element.ariaLabel ?? element.textContent ?? "").trim().slice(0, 40)}'`;
  const scrollsSideways = (element: HTMLElement | null): boolean =>
    element !== null &&
    ((/auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth) ||
      scrollsSideways(element.parentElement));

  const faults: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} wide`);
  for (const element of all("button, a, input, select, textarea, summary, h2, h3, p, li, th, td, legend")) {
    const { left, right } = element.getBoundingClientRect();
    if ((left < -1 || right > innerWidth + 1) && !scrollsSideways(element.parentElement))
      faults.push(`${nameOf(element)} reaches from ${left} to ${right}`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    const cut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    if (cut && textOverflow !== "ellipsis" && !/auto|scroll/.test(overflowX) && element.tagName !== "INPUT")
      faults.push(`${nameOf(element)} is cut`);
  }
  for (const control of all("button, a, input, select, textarea, summary")) {
    control.scrollIntoView({ block: "center", inline: "center" });
    // A link in running text may span several lines.
    const { left, top, width, height } = control.getClientRects()[0] as DOMRect;
    const hit = (scope.getRootNode() as Document | ShadowRoot).elementFromPoint(
      left + width / 2,
      top + height / 2,
    );
    const own = control.closest("label") ?? control;
    if (!hit || !own.contains(hit)) faults.push(`${nameOf(control)} is under ${hit?.className ?? "nothing"}`);
  }
  return faults;
}

/** What is off the screen, cut or covered at present: a sentence for each element. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(`(${findFaults})((${openPart})())`);
}

/** Pixels from the window's left and top edges. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The position of an element on the screen; the element must be visible. */
export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error(`${part} is not on the screen`);
  return box;
}

/** Expects that an element is entirely inside the window. */
export async function expectInWindow(page: Page, part: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(part);
  const window = page.viewportSize() ?? { width: 0, height: 0 };
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(window.width);
  expect(y + height).toBeLessThanOrEqual(window.height);
}
