/** Linked things light up, checked in pixels: both ways, only where the pointer is, and never from an older text. */
import type { Locator, Page } from "@playwright/test";
import { boxOf } from "../pages/layout";
import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";

const charmcraft = testdata("charmcraft.yaml");

/** Runs in the page. @returns the colour behind an element's text, its own or the line's */
function colourOf(element: Element): string {
  const line = element.closest(".cm-line, tr, button") ?? element;
  return getComputedStyle(line).backgroundColor;
}

/** The background colour of a text in an editor, a row or a button. */
function colour(part: Locator): Promise<string> {
  return part.evaluate(colourOf);
}

/** Moves the pointer onto a part in steps, as a user does. */
async function point(page: Page, part: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(part);
  await page.mouse.move(x + Math.min(width / 2, 40), y + height / 2, { steps: 4 });
}

/** A line of the shown file, by a text that only it has. */
const typed = (playground: Playground, text: string) => playground.editor.getByText(text, { exact: true });

/** A line of the expansion. */
const expanded = (playground: Playground, text: string) =>
  playground.manifest.getByText(text, { exact: true }).first();

/** What lights what; the project is the example that the page opens with, but for the last, which opens its own. */
const deeds: Readonly<Record<string, (playground: Playground) => Promise<void>>> = {
  "the extension's line lights the lines that it added, and they light it": async (playground) => {
    const { page } = playground;
    const line = typed(playground, "flask-framework");
    const added = expanded(playground, "build-snaps");
    const [dark, plain] = [await colour(line), await colour(added)];
    await point(page, line);
    await expect.poll(() => colour(added)).not.toBe(plain);
    await expect
      .poll(() => colour(playground.variable("FLASK_PREFERRED_URL_SCHEME")))
      .not.toBe("rgba(0, 0, 0, 0)");
    await point(page, added);
    await expect.poll(() => colour(line)).not.toBe(dark);
    await point(page, page.getByRole("heading", { name: "Charm Playground" }));
    await expect.poll(() => colour(line)).toBe(dark);
  },

  "a platform and what charmcraft adds to it light each other": async (playground) => {
    const { page } = playground;
    const platform = typed(playground, "amd64");
    const dark = await colour(platform);
    const added = expanded(playground, "build-on");
    const plain = await colour(added);
    await point(page, platform);
    await expect.poll(() => colour(added)).not.toBe(plain);
    await point(page, added);
    await expect.poll(() => colour(platform)).not.toBe(dark);
  },

  "a pointer at rest lights nothing: neither something that scrolls under it, nor anything after a key":
    async (playground) => {
      const { page } = playground;
      const rows = playground
        .pane("Environment")
        .getByRole("row")
        .filter({ has: page.getByRole("button") });
      const lit = async () => {
        const colours = await rows.evaluateAll((all) =>
          all.map((row) => getComputedStyle(row).backgroundColor),
        );
        return colours.map((value, n) => (value === "rgba(0, 0, 0, 0)" ? -1 : n)).filter((n) => n >= 0);
      };
      await playground.editor.getByText("summary", { exact: true }).click();
      await point(page, playground.nameButton("FLASK_TOKEN"));
      await expect.poll(async () => (await lit()).length).toBeGreaterThan(0);
      await page.mouse.wheel(0, 300);
      await expect(playground.nameButton("FLASK_TOKEN")).not.toBeInViewport();
      await page.keyboard.press("ArrowDown");
      const hovered = await rows.evaluateAll((all) => all.findIndex((row) => row.matches(":hover")));
      await expect.poll(async () => (await lit()).filter((n) => n !== hovered)).toEqual([]);
      const source = playground.editor.getByText("token", { exact: true });
      await source.click();
      await expect.poll(async () => (await lit()).length).toBeGreaterThan(0);
    },

  "comments light nothing, and neither do places of an older text": async (playground) => {
    const { page } = playground;
    const comment = playground.editor.getByText(/^# Becomes the environment/);
    const plain = await colour(comment);
    await point(page, comment);
    await point(page, typed(playground, "token"));
    await point(page, comment);
    await expect.poll(() => colour(comment)).toBe(plain);
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("? x\n", { delay: 80 });
    await expect(playground.pane("Environment").getByText("of an earlier text")).toBeVisible();
    const s3 = playground.integration("s3");
    const before = await colour(s3);
    await playground.editor.getByText("s3", { exact: true }).first().scrollIntoViewIfNeeded();
    await point(page, playground.editor.getByText("s3", { exact: true }).first());
    await point(page, playground.editor.getByText("limit", { exact: true }).first());
    expect(await colour(s3)).toBe(before);
  },

  "the spot under the pointer stands out from what is linked to it, and the other file's tab has a mark":
    async (playground) => {
      const { page } = playground;
      await openWithin(playground, { "charmcraft.yaml": charmcraft, "mock.yaml": "unit: 0\n" });
      await playground.integration("postgresql").click();
      await playground.show("charmcraft.yaml");
      await typed(playground, "summary").click();
      const tab = playground.tab("mock.yaml");
      const plain = await colour(tab);
      const row = playground.variable("POSTGRESQL_DB_PORT");
      await row.scrollIntoViewIfNeeded();
      await point(page, row);
      await expect.poll(() => colour(tab)).not.toBe(plain);
      const kin = playground.variable("POSTGRESQL_DB_HOSTNAME");
      const other = playground.variable("FLASK_SECRET_KEY");
      await expect
        .poll(async () => new Set([await colour(row), await colour(kin), await colour(other)]).size)
        .toBe(3);
    },
};

test("linked things light up, and nothing else does", async ({ playground }) => {
  await playground.open();
  for (const [what, run] of Object.entries(deeds))
    await test.step(what, async () => {
      await point(playground.page, playground.page.getByRole("heading", { name: "Charm Playground" }));
      await run(playground);
    });
});
