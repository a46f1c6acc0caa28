/** Sites made with the real programs and themes, by the instructions of docs/embed.html, word for word. */
import type { Locator, Page } from "@playwright/test";
import { type Site, serveFolder } from "../hosts/documentation";
import { snippets } from "../hosts/instructions";
import { buildSite, haveSites, type SiteKind, siteKinds } from "../hosts/sites";
import { contrastOf } from "../pages/contrast";
import { Embed } from "../pages/embed";
import { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";

test.skip(!haveSites, "python3 with its venv module is not on this machine, so no site can be built");
// Themes are not ours: some ask for an icon or for a script from elsewhere that they do not get.
test.afterEach(({ playground }) => {
  playground.complaints.length = 0;
});

/** Blocks of documentation/reference that are parts of a charmcraft.yaml. */
const blockCount = 9;
/** The widths of a phone, a tablet and a laptop, in CSS pixels. */
const widths = [360, 700, 1280];
/** CSS pixels of the highest link, and of the widest gap between it and its block. */
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

/** Boxes of a link, of the text of its block, and of the text column. */
async function boxesOf(link: Locator, column: string) {
  return link.evaluate((anchor, selector) => {
    const place = (anchor.getRootNode() as ShadowRoot).host;
    const block = place.previousElementSibling as Element;
    const pre = block.matches("pre") ? block : [...block.querySelectorAll("pre")].at(-1);
    const box = (element: Element | null | undefined) => element?.getBoundingClientRect().toJSON() as DOMRect;
    return {
      link: box(anchor),
      lines: anchor.getClientRects().length,
      block: box(block),
      text: box(pre),
      column: box(anchor.ownerDocument.querySelector(selector)),
    };
  }, column);
}

/** Holds the rules for one link: below its block and near it, within the column, one line, not high. */
async function holdRules(link: Locator, column: string, width: number): Promise<void> {
  const boxes = await boxesOf(link, column);
  const where = `${width} pixels wide: ${JSON.stringify(boxes)}`;
  expect(boxes.link.top, where).toBeGreaterThanOrEqual(Math.max(boxes.block.bottom, boxes.text.bottom) - 0.5);
  expect(boxes.link.top - boxes.block.bottom, where).toBeLessThanOrEqual(widestGap);
  expect(boxes.link.left, where).toBeGreaterThanOrEqual(boxes.column.left - 0.5);
  expect(boxes.link.right, where).toBeLessThanOrEqual(Math.min(boxes.column.right, width) + 0.5);
  expect(boxes.link.height, where).toBeLessThanOrEqual(highest);
  expect(boxes.lines, where).toBe(1);
}

for (const kind of siteKinds) {
  test(`${kind.name}: each block has its link, within the text, in light and dark`, async ({
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
        for (const link of await links.all()) await holdRules(link, kind.column, width);
        await links.nth(1).scrollIntoViewIfNeeded();
        expect(await contrastOf(links.nth(1)), `${colorScheme}, ${width}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    await page.emulateMedia({ media: "print" });
    await expect(links.first()).toBeHidden();
    expect(playground.complaints.join()).not.toContain("charm-playground");
    await site.close();
  });
}

/** A kind of site by its name. */
function named(name: string): SiteKind {
  return siteKinds.find((kind) => kind.name === name) as SiteKind;
}

test("each block opens with the variables that the sentence after it names", async ({ page, context }) => {
  const site = await siteOf(named("canonical-sphinx"), page);
  await page.goto(site.origin);
  await expect(linksOf(page)).toHaveCount(blockCount);
  for (const link of await linksOf(page).all()) {
    const promised = await link.evaluate((anchor) => {
      const after = (anchor.getRootNode() as ShadowRoot).host.nextElementSibling ?? anchor;
      return [...after.querySelectorAll("code")].map((code) => code.textContent ?? "");
    });
    expect(promised.length).toBeGreaterThan(0);
    const opened = context.waitForEvent("page");
    await link.focus();
    await page.keyboard.press("Enter");
    const there = new Playground(await opened);
    for (const name of promised) await expect(there.variable(name)).toHaveCount(1);
    await expect(there.variable(promised[0] as string)).toBeInViewport();
    await expect(there.page.getByRole("heading", { name: "No problems" })).toBeVisible();
    await there.page.close();
  }
  await site.close();
});

for (const name of ["furo", "mkdocs", "hugo"]) {
  test(`${name}: the element of the instructions shows its files and their variables`, async ({ page }) => {
    const site = await siteOf(named(name), page);
    await page.goto(site.origin);
    await page.locator("charm-playground").scrollIntoViewIfNeeded();
    const embed = new Embed(page);
    await embed.ready("FLASK_SECRET_KEY");
    await expect(page.locator("charm-playground pre").first()).toBeHidden();
    await site.close();
  });
}

test("files that Markdown tore out of the element are found, and gone from the text", async ({ page }) => {
  const site = await siteOf(named("material"), page);
  await page.goto(`${site.origin}/torn/`);
  const embed = new Embed(page);
  await embed.ready("FLASK_DEBUG");
  await expect(page.getByText("- flask-framework")).toBeHidden();
  await expect(page.getByText("After it.")).toBeVisible();
  await site.close();
});
