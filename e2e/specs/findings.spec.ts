/** Findings beside their text: a box opened by F8, by a click in the list and by a tap, and the mark in the list. */
import { boxOf, expectInWindow } from "../pages/layout";
import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

/** A project with mistakes far from one another. */
const broken = testdata("charmcraft.yaml")
  .replace("summary:", "sumary:")
  .replace("type: int", "type: itn")
  .replace("limit: 1\n  s3", "limt: 1\n  s3")
  .concat("\n".repeat(60), "requries: {}\n");

/** The box beside the text. */
const box = ({ page }: Playground) => page.getByRole("note", { name: "Finding" });

/** Opens the project with mistakes. */
async function openBroken(playground: Playground): Promise<void> {
  await playground.page.goto(`/#file:charmcraft.yaml=${encodeURIComponent(broken)}`);
  await expect(playground.findings.first()).toBeVisible();
  await expect(playground.editor).toBeVisible();
}

/** The ways to a finding. */
const deeds: Deeds = {
  "F8 shows each finding at its place, and marks and scrolls its entry in the list": async (playground) => {
    const { page } = playground;
    await expect.poll(() => playground.findings.count()).toBeGreaterThan(3);
    const count = await playground.findings.count();
    for (let n = 0; n < count; n++) {
      await page.keyboard.press("F8", { delay: 80 });
      await expect(box(playground)).toBeVisible();
      await expectInWindow(page, box(playground));
      const entry = playground.findings.and(page.locator("[aria-current=true]"));
      await expect(entry).toHaveCount(1);
      await expect(entry).toBeInViewport({ ratio: 0.9 });
      const message = (await entry.locator(".message").textContent()) ?? "?";
      await expect(box(playground)).toContainText(message);
      const cursor = await boxOf(page.locator(".editor .cm-activeLine").first());
      expect(Math.abs((await boxOf(box(playground))).y - cursor.y)).toBeLessThan(200);
    }
  },

  "a finding is shown by the pointer and by a click; its fix, the next change and Esc close its box": async (
    playground,
  ) => {
    const { page } = playground;
    await page.keyboard.press("Escape");
    await expect(box(playground)).toBeHidden();
    await page.keyboard.press("ControlOrMeta+Home");
    const entry = playground.findings.getByRole("button", { name: /itn/ }).first();
    await test.step("in the box under the pointer the finding comes first", async () => {
      await playground.editor.getByText("sumary").hover();
      const finding = page.locator(".cm-tooltip-hover .cm-diagnostic").first();
      await expect(finding).toBeVisible();
      const sections = page.locator(".cm-tooltip-hover .cm-tooltip-section");
      const tops = await sections.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().top));
      expect((await boxOf(finding)).y).toBeLessThan(Math.min(...tops, Number.POSITIVE_INFINITY) + 20);
      await page.mouse.move(0, 0);
      await expect(finding).toBeHidden();
    });
    await test.step("a click on a finding shows it at its place, and Esc closes it", async () => {
      await entry.click();
      await expect(box(playground)).toContainText("itn");
      await expect(playground.editor).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(box(playground)).toBeHidden();
      await expect(playground.editor).toBeFocused();
    });
    await test.step("only one box is open at a time, and the next change closes it", async () => {
      await entry.click();
      await expect(box(playground)).toBeVisible();
      await playground.editor.getByText("itn").hover();
      await page.mouse.move(0, 0);
      await expect(page.locator(".cm-diagnostic")).toHaveCount(1);
      await page.keyboard.type("x", { delay: 80 });
      await expect(box(playground)).toBeHidden();
      await page.keyboard.press("ControlOrMeta+z");
    });
    await test.step("its fix is in the box", async () => {
      await entry.click();
      await box(playground).getByRole("button", { name: "Change to 'int'" }).click();
      await expect(box(playground)).toBeHidden();
      await expect(playground.editor).not.toContainText("itn");
      await expect(playground.editor).toBeFocused();
    });
  },
};

test("a finding is shown by F8, by the pointer and by a click, and fixed in its box", async ({
  playground,
}) => {
  await openBroken(playground);
  await inOneVisit(playground, deeds);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap on a marked word shows its finding, with the fix", async ({ playground }) => {
    const { page } = playground;
    await page.goto(`/#file:charmcraft.yaml=${encodeURIComponent(broken)}`);
    await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Write" }).tap();
    const word = playground.editor.getByText("sumary");
    await expect(playground.tab("charmcraft.yaml").getByRole("img", { name: "has errors" })).toBeVisible();
    await word.tap();
    await expect(box(playground)).toBeVisible();
    await expectInWindow(page, box(playground));
    await box(playground).getByRole("button", { name: "Change to 'summary'" }).tap();
    await expect(playground.editor).toContainText("summary: A shelf");
  });
});
