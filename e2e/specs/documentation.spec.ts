/** Sites made with the real programs and themes, following the instructions of docs/embed.html word for word. */
import type { Locator, Page } from "@playwright/test";
import { type Site, serveFolder } from "../hosts/documentation";
import { snippets } from "../hosts/instructions";
import { buildSite, haveSites, type SiteKind, siteKinds } from "../hosts/sites";
import { contrastOf } from "../pages/contrast";
import { Embed } from "../pages/embed";
import { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";

test.skip(!haveSites, "python3 with its venv module is not on this machine, so no site can be built");
// The themes are not ours: some request an icon or a script that they do not get.
test.afterEach(({ playground }) => {
  playground.complaints.length = 0;
});

/** The number of blocks in documentation/reference that are parts of a charmcraft.yaml. */
const blockCount = 9;
/** The widths of a phone, a tablet and a laptop, in CSS pixels. */
const widths = [360, 700, 1280];
/** The greatest height of a link, and of the gap between it and its block, in CSS pixels. */
const highest = 48;
const widestGap = 16;

/** Builds a site by the instructions and serves it. */
async function siteOf(kind: SiteKind, page: Page): Promise<Site> {
  return serveFolder(await buildSite(kind, await snippets(page, kind.snippets)));
}

/** The links under the blocks of a page. */
function linksOf(page: Page): Locator {
  return page.locator(".charm-playground-open").getByRole("link", { name: "Open in the playground" });
}

/** The position of a link on its page, and of what is around it, in CSS pixels. */
interface Boxes {
  readonly link: DOMRect;
  /** The number of lines that the link takes. */
  readonly lines: number;
  readonly block: DOMRect;
  /** The text of the block. */
  readonly text: DOMRect;
  readonly column: DOMRect;
}

/** The boxes of all links on a page. */
function boxesOf(links: Locator, column: string): Promise<Boxes[]> {
  return links.evaluateAll((anchors, selector) => {
    const box = (element: Element | null | undefined) => element?.getBoundingClientRect().toJSON() as DOMRect;
    return anchors.map((anchor) => {
      const block = (anchor.getRootNode() as ShadowRoot).host.previousElementSibling as Element;
      const pre = block.matches("pre") ? block : [...block.querySelectorAll("pre")].at(-1);
      return {
        link: box(anchor),
        lines: anchor.getClientRects().length,
        block: box(block),
        text: box(pre),
        column: box(document.querySelector(selector)),
      };
    });
  }, column);
}

/** Checks the rules for each link: below its block and near it, within the column, on one line, not high. */
function holdRules(boxes: Boxes, width: number): void {
  const where = `${width} pixels wide: ${JSON.stringify(boxes)}`;
  expect(boxes.link.top, where).toBeGreaterThanOrEqual(Math.max(boxes.block.bottom, boxes.text.bottom) - 0.5);
  expect(boxes.link.top - boxes.block.bottom, where).toBeLessThanOrEqual(widestGap);
  expect(boxes.link.left, where).toBeGreaterThanOrEqual(boxes.column.left - 0.5);
  expect(boxes.link.right, where).toBeLessThanOrEqual(Math.min(boxes.column.right, width) + 0.5);
  expect(boxes.link.height, where).toBeLessThanOrEqual(highest);
  expect(boxes.lines, where).toBe(1);
}

/** The kinds of sites whose element is tested, too: one for each program. */
const withElement = ["furo", "mkdocs", "hugo"];

for (const kind of siteKinds) {
  test(`${kind.name}: each block has its link, within the text, in light and dark, and none on paper`, async ({
    page,
    playground,
  }) => {
    const site = await siteOf(kind, page);
    const links = linksOf(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: widths[0] as number, height: 800 });
      await page.goto(site.origin);
      await expect(links).toHaveCount(blockCount);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        for (const boxes of await boxesOf(links, kind.column)) holdRules(boxes, width);
        expect(await contrastOf(links.nth(1)), `${colorScheme}, ${width}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    await page.emulateMedia({ media: "print" });
    await expect(links.first()).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    if (withElement.includes(kind.name)) await expectElement(page);
    expect(playground.complaints.join()).not.toContain("charm-playground");
    await site.close();
  });
}

/** Expects that the element of the instructions shows its files and their variables. */
async function expectElement(page: Page): Promise<void> {
  await page.locator("charm-playground").scrollIntoViewIfNeeded();
  await new Embed(page).ready("FLASK_SECRET_KEY");
  await expect(page.locator("charm-playground pre").first()).toBeHidden();
}

/** A kind of site by name. */
function named(name: string): SiteKind {
  return siteKinds.find((kind) => kind.name === name) as SiteKind;
}

/** What a link promises: the names in the sentence after its block, and the fragment of its address. */
function promisesOf(links: Locator): Promise<{ names: string[]; fragment: string }[]> {
  return links.evaluateAll((anchors) =>
    anchors.map((anchor) => {
      const after = (anchor.getRootNode() as ShadowRoot).host.nextElementSibling ?? anchor;
      const names = [...after.querySelectorAll("code")].map((code) => code.textContent ?? "");
      return { names, fragment: (anchor as HTMLAnchorElement).hash.slice(1) };
    }),
  );
}

test("each block opens with the variables that the sentence after it names", async ({ page, context }) => {
  const site = await siteOf(named("canonical-sphinx"), page);
  await page.goto(site.origin);
  const links = linksOf(page);
  await expect(links).toHaveCount(blockCount);
  const promises = await promisesOf(links);
  const opened = context.waitForEvent("page");
  await links.first().focus();
  await page.keyboard.press("Enter");
  const there = new Playground(await opened);
  for (const [at, { names, fragment }] of promises.entries()) {
    // The first one was followed by hand; the others are opened in the tab that exists by now.
    if (at > 0) await there.follow(fragment);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) await expect(there.variable(name)).toHaveCount(1);
    await expect(there.variable(names[0] as string)).toBeInViewport();
    await expect(there.page.getByRole("heading", { name: "No problems" })).toBeVisible();
  }
  await there.page.close();
  await site.close();
});

test("files that Markdown tore out of the element are found, and gone from the text", async ({ page }) => {
  const site = await siteOf(named("material"), page);
  await page.goto(`${site.origin}/torn/`);
  const embed = new Embed(page);
  await embed.ready("FLASK_DEBUG");
  await expect(page.getByText("- flask-framework")).toBeHidden();
  await expect(page.getByText("After it.")).toBeVisible();
  await site.close();
});
