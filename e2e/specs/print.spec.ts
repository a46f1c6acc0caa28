/** Print: everything that follows from the files, and nothing that can only be clicked. */
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

/** CSS pixels of an A4 sheet between usual margins; far less than the wide layout needs. */
const paper = { width: 718, height: 1047 };

/** The end of the expansion's last line in the first example. */
const lastLine = "receive this configuration.";
const lastVariable = "POSTGRESQL_DB_NAME";

/** Lays the page out as the printer does. */
async function onPaper({ page }: Playground): Promise<void> {
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: "print" });
}

/** The elements that show less than they contain. */
function cutElements(): string[] {
  const cut: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    if (!element.checkVisibility() || element.closest(".visually-hidden, svg")) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const wide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const high = overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
    if (wide || high) cut.push(`${element.tagName} ${element.className}`);
  }
  return cut;
}

/** Expects the whole manifest, all variables and the status on paper. */
async function expectWhole(playground: Playground): Promise<void> {
  const { page } = playground;
  await onPaper(playground);
  const manifest = playground.pane("Expanded manifest");
  await expect(manifest.getByText(lastLine).filter({ visible: true })).toHaveCount(1);
  await expect(manifest.getByText("flask-framework").filter({ visible: true }).first()).toBeVisible();
  await expect(playground.variable(lastVariable)).toBeVisible();
  await expect(playground.status).toContainText("active");
  await expect(playground.pane("Problems")).toBeVisible();
  expect(await page.evaluate(cutElements)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(paper.width);
}

test("from a phone the whole manifest, all variables and the status are printed", async ({ playground }) => {
  await playground.page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await expectWhole(playground);
});

/** What is printed from a wide screen. */
const deeds: Deeds = {
  "a PDF contains the whole text": async (playground) => {
    const { page } = playground;
    const short = (await page.pdf({ format: "A4" })).toString("latin1");
    const pages = /\/Type \/Pages[^>]*\/Count (\d+)|\/Count (\d+)[^>]*\/Type \/Pages/.exec(short);
    // 161 lines and 24 variables fill more than two sheets and fewer than eight.
    expect(Number(pages?.[1] ?? pages?.[2])).toBeGreaterThan(2);
    expect(Number(pages?.[1] ?? pages?.[2])).toBeLessThan(8);
  },

  "paper is light, whatever the theme, and masked values stay masked": async (playground) => {
    const { page } = playground;
    await page.getByRole("button", { name: "Theme: system" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
    await expect(playground.variable("POSTGRESQL_DB_PASSWORD")).toContainText("••••");
  },

  "from a wide screen the same is printed, without what can only be used there, each name on one line":
    async (playground) => {
      const { page } = playground;
      await expectWhole(playground);
      await test.step("what can only be used on a screen is not printed", async () => {
        await expect(playground.editor).toBeHidden();
        await expect(playground.manifest).toBeHidden();
        for (const name of ["Examples", "Share", "More", "Export the environment", "Copy the expansion"])
          await expect(page.getByRole("button", { name, exact: true })).toBeHidden();
        await expect(page.getByText("Nothing leaves this browser")).toBeHidden();
        await expect(page.getByRole("switch")).toHaveCount(0);
        await expect(page.getByRole("searchbox")).toBeHidden();
        await expect(page.getByRole("navigation", { name: "Panes" })).toBeHidden();
      });
      for (const width of [718, 480]) {
        await test.step(`a name takes one line on paper of ${width} px, and nothing is there to press`, async () => {
          await page.setViewportSize({ ...paper, width });
          const names = page.getByText(/^[A-Z\d_]{5,}$/).filter({ visible: true });
          await expect(names.first()).toBeVisible();
          const heights = await names.evaluateAll((all) =>
            all.map((name) => name.getBoundingClientRect().height),
          );
          expect(Math.max(...heights), `${width} px`).toBeLessThan(30);
          await expect(page.getByRole("button", { name: /^(Show|Hide|Copy) the value of/ })).toHaveCount(0);
        });
      }
    },
};

test("from a wide screen everything is printed, light and on few sheets", async ({ playground }) => {
  await playground.page.emulateMedia({ colorScheme: "dark" });
  await playground.open();
  await inOneVisit(playground, deeds);
});
