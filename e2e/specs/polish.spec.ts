/** Small things that users feel and see. */
import type { Page } from "@playwright/test";
import { boxOf, expectInWindow } from "../pages/layout";
import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

/** Small things of the editor, the dialogs and the palette. */
const deeds: Deeds = {
  "the search panel speaks the page's language and is inside its pane, and the ring of a pane is whole":
    async (playground) => {
      const { page } = playground;
      await test.step("the ring of a pane", async () => {
        await playground.editor.focus();
        await page.keyboard.press("Escape");
        await expect(playground.pane("Project files")).toBeFocused();
        const [first, ...others] = await ringAt(playground, "Project files");
        for (const other of others) expect(other).toBe(first);
      });
      await test.step("the search panel", async () => {
        await playground.editor.focus();
        await page.keyboard.press("ControlOrMeta+f");
        for (const name of ["Next", "Previous", "Select all", "Replace all"])
          await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
        for (const name of ["Match case", "Regular expression", "Whole words"])
          await expect(page.getByText(name, { exact: true })).toBeVisible();
        await expectInWindow(page, page.locator(".cm-search"));
        await page.keyboard.press("Escape");
        await expect(page.locator(".cm-search")).toHaveCount(0);
      });
    },

  "dialogs stay where they are, group and order what they list, and long texts have a thin ring": async (
    playground,
  ) => {
    const { page } = playground;
    const dialog = page.getByRole("dialog");
    await test.step("a dialog stays where it is when another form is chosen", async () => {
      await page.getByRole("button", { name: "Share", exact: true }).click();
      const group = dialog.getByRole("group", { name: "Form" });
      const before = await boxOf(group);
      for (const form of ["Markdown with code", "Embed", "Link"]) {
        await group.getByText(form, { exact: true }).click();
        expect(await boxOf(group), form).toEqual(before);
      }
      await playground.closeDialog();
    });
    await test.step("the palette lists the exact match of a name first", async () => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.keyboard.type("NO_PROXY", { delay: 60 });
      await expect(dialog.getByRole("option").first()).toContainText("Variable NO_PROXY");
      await playground.closeDialog();
    });
    await test.step("examples are grouped", async () => {
      await page.getByRole("button", { name: "Examples" }).click();
      await expect(dialog.getByText("What can go wrong", { exact: true })).toBeAttached();
      await playground.closeDialog();
    });
    await test.step("the about dialog's text has a thin ring only", async () => {
      await playground.command("what this shows");
      const text = dialog.getByRole("region", { name: "What this shows" });
      await expect(text).toBeFocused();
      expect(await text.evaluate((element) => getComputedStyle(element).outlineWidth)).toBe("1px");
      await playground.closeDialog();
    });
  },

  "no name ends in a dangling underscore": async (playground) => {
    const { page } = playground;
    const secret = testdata("charmcraft.yaml").replace("type: int\n      default: 20", "type: secret");
    await openCharm(playground, secret);
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("set option page-size", { delay: 60 });
    await expect(page.getByRole("dialog").getByRole("option").first()).toContainText(
      "becomes FLASK_PAGE_SIZE_…",
    );
  },
};

test("the search panel, the dialogs and the palette are as users expect them", async ({ playground }) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});

/** What reaches beyond an edge of the editor. */
const edges: Deeds = {
  "after Ctrl+End no letter is cut off at the left": async (playground) => {
    const { page } = playground;
    await openWithin(playground, {
      "charmcraft.yaml": `${testdata("charmcraft.yaml")}# ${"long ".repeat(40)}\n# end`,
    });
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    const gutter = await boxOf(page.locator(".editor .cm-gutters").first());
    const first = playground.editor.getByText("# end");
    await expect.poll(async () => (await boxOf(first)).x).toBeLessThan(gutter.x + gutter.width);
    await page.keyboard.press("ControlOrMeta+End");
    await expect.poll(async () => (await boxOf(first)).x).toBeGreaterThanOrEqual(gutter.x + gutter.width);
  },

  "tabs that go on beyond the edge say so, and the shown one is in view": async (playground) => {
    const { page } = playground;
    await openCharm(playground, testdata("charmcraft.yaml"), manyFiles);
    const list = page.getByRole("tablist", { name: "Project files" });
    const { x, y, width, height } = await boxOf(list);
    const edge = () => pixel(page, x + width - 1, y + height - 3);
    const more = await edge();
    await playground.tab("charmcraft.yaml").focus();
    await page.keyboard.press("End");
    await expect(page.getByRole("tab", { selected: true })).toBeInViewport({ ratio: 0.9 });
    await list.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
    await expect.poll(edge).not.toBe(more);
  },
};

test("in a narrower window no letter is cut off, and tabs that go on beyond the edge say so", async ({
  playground,
}) => {
  await playground.page.setViewportSize({ width: 820, height: 900 });
  await playground.open();
  await inOneVisit(playground, edges);
});

/** Many files, so that their tabs need more room than there is. */
const manyFiles = Object.fromEntries(
  ["mock.yaml", "rockcraft.yaml", "paas-config.yaml", ".env.example", "notes.txt", "more-notes.txt"].map(
    (name) => [name, ""],
  ),
);

/** The colour of one pixel. */
async function pixel(page: Page, x: number, y: number): Promise<string> {
  const shot = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return shot.toString("base64");
}

/** Whether the focus ring is visible along its whole edge: checked at the middle of each side. */
async function ringAt({ page }: Playground, name: string): Promise<string[]> {
  const { x, y, width, height } = await boxOf(page.getByRole("region", { name, exact: true }));
  return Promise.all([
    pixel(page, x + 1, y + height / 2),
    pixel(page, x + width - 2, y + height / 2),
    pixel(page, x + width / 2, y + 1),
    pixel(page, x + width / 2, y + height - 2),
  ]);
}
