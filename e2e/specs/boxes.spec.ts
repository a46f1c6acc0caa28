/** Positions on the screen at every width: whatever can be moved moves, whatever opens is inside the window. */
import type { Locator, Page } from "@playwright/test";
import { boxOf, expectInWindow } from "../pages/layout";
import { fragmentOf, type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

/** Window sizes in CSS pixels. The first is that of a laptop at 400 %, as WCAG 2.2 requires (1.4.10). */
const phones = [
  { width: 320, height: 256 },
  { width: 320, height: 640 },
  { width: 390, height: 844 },
];
const desks = [
  { width: 820, height: 1180 },
  { width: 1080, height: 720 },
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
];

/** Pixels by which the pointer may miss the line that it drags. */
const grip = 6;

/** Drags a part by a number of pixels. */
async function drag(page: Page, part: Locator, by: { x: number; y: number }): Promise<void> {
  const { x, y, width, height } = await boxOf(part);
  const from = { x: x + width / 4, y: y + height / 4 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 });
  await page.mouse.up();
}

/** What each splitter moves: which pane's size, along which side, and where a drag leads. */
const splitters = [
  {
    name: "Width of the editor",
    pane: "Project files",
    side: "width",
    by: { x: 60, y: 0 },
    keys: "ArrowRight",
  },
  {
    name: "Height of the manifest",
    pane: "Expanded manifest",
    side: "height",
    by: { x: 0, y: -50 },
    keys: "ArrowUp",
  },
  {
    name: "Height of problems and status",
    pane: "Problems",
    side: "height",
    by: { x: 0, y: -120 },
    keys: "ArrowUp",
  },
] as const;

for (const size of desks) {
  test(`${size.width} pixels wide: each splitter moves its panes, by pointer and by key, and stays there`, async ({
    playground,
  }) => {
    const { page } = playground;
    await page.setViewportSize(size);
    await playground.open();
    for (const { name, pane, side, by, keys } of splitters) {
      const bar = page.getByRole("separator", { name });
      const length = async () => (await boxOf(playground.pane(pane)))[side];
      const before = await length();
      await drag(page, bar, by);
      await expect.poll(length, { message: `${name} follows the pointer` }).not.toBe(before);
      const dragged = await length();
      const moved = side === "width" ? by.x : pane === "Problems" ? -by.y : by.y;
      expect(Math.sign(dragged - before), `${name} follows the pointer`).toBe(Math.sign(moved));
      if (pane !== "Problems") expect(Math.abs(dragged - before - moved)).toBeLessThanOrEqual(grip);
      await bar.focus();
      await page.keyboard.press(keys);
      await page.keyboard.press(keys);
      await expect.poll(async () => Math.abs((await length()) - dragged)).toBeGreaterThan(10);
      const pressed = await length();
      expect(Math.sign(pressed - dragged), `${name} follows the arrow keys`).toBe(Math.sign(moved));
      await page.reload();
      await expect(playground.count("Environment")).toBeVisible();
      await expect.poll(async () => Math.abs((await length()) - pressed)).toBeLessThanOrEqual(1);
      await bar.focus();
      await page.keyboard.press("Enter");
      await expect.poll(async () => Math.abs((await length()) - before)).toBeLessThanOrEqual(1);
    }
  });
}

test("editor and results are side by side on every desk, and nothing lies over anything", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  const parts = ["Project files", "Expanded manifest", "Environment", "Problems", "Status"];
  for (const size of desks) {
    await page.setViewportSize(size);
    const boxes = await Promise.all(parts.map((name) => boxOf(playground.pane(name))));
    for (const [n, a] of boxes.entries()) {
      for (const b of boxes.slice(n + 1)) {
        const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        expect(Math.min(across, down), `${size.width}: ${parts[n]} lies over nothing`).toBeLessThanOrEqual(1);
      }
    }
  }
});

/** A project with one mistake. */
const broken = testdata("charmcraft.yaml").replace("type: int", "type: itn");

/** The menus, and how to open each. */
const menus: Readonly<Record<string, (playground: Playground) => Promise<void>>> = {
  Menu: ({ page }) => page.getByRole("button", { name: "Menu", exact: true }).click(),
  "Add a file": ({ page }) => page.getByRole("button", { name: "Add a file" }).click(),
  "This file": async (playground) => {
    await playground.show("mock.yaml");
    await playground.page.getByRole("button", { name: "This file" }).click();
  },
  Fixes: async (playground) => {
    await playground.write("charmcraft.yaml", broken);
    await expect(playground.tab("charmcraft.yaml").getByRole("img", { name: "has errors" })).toBeVisible();
    await playground.page.keyboard.press("ControlOrMeta+Home");
    await playground.page.keyboard.press("F8");
    await expect(playground.page.getByRole("note", { name: "Finding" })).toBeVisible();
    await playground.page.keyboard.press("ControlOrMeta+.");
  },
};

/** Shows the editor in the narrow layout. */
async function toWriting({ page }: Playground): Promise<void> {
  const tab = page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Write" });
  if (await tab.isVisible()) await tab.click();
}

test("each menu is inside the window, at every size", async ({ playground }) => {
  const { page } = playground;
  for (const [n, size] of [...phones, ...desks].entries()) {
    await page.setViewportSize(size);
    const project = { "charmcraft.yaml": testdata("charmcraft.yaml").replace("bookshelf", `bookshelf-${n}`) };
    if (n === 0) await playground.openProject(project);
    else await playground.follow(fragmentOf(project));
    await toWriting(playground);
    await expect(playground.editor).toContainText(`bookshelf-${n}`);
    for (const [name, open] of Object.entries(menus)) {
      await test.step(`${name}, ${size.width} by ${size.height}`, async () => {
        await open(playground);
        const menu = page.getByRole("menu", { name });
        await expect(menu.getByRole("menuitem").first()).toBeFocused();
        await expectInWindow(page, menu);
        await page.keyboard.press("End");
        await expectInWindow(page, menu.locator(":focus"));
        await page.keyboard.press("Escape");
        await expect(menu).toBeHidden();
      });
    }
  }
});

for (const size of phones) {
  test(`${size.width} by ${size.height}: the sheet is inside the window, above its handle`, async ({
    playground,
  }) => {
    const { page } = playground;
    await page.setViewportSize(size);
    await page.goto("/#example=typos");
    const handle = page.getByRole("button", { name: /\d problems/ });
    const sheet = page.locator("#dock");
    await expect(playground.pane("Problems")).toBeVisible();
    await expectInWindow(page, sheet);
    const { y, height } = await boxOf(sheet);
    expect(y + height).toBeLessThanOrEqual((await boxOf(handle)).y + 1);
    expect(height).toBeGreaterThan(60);
    await handle.click();
    await expect(sheet).toBeHidden();
  });
}

test("at 400 % zoom variables are seen, and nothing lies over them", async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 320, height: 256 });
  await playground.open();
  const first = playground.nameButton("FLASK_ITEMS_PER_PAGE");
  await expectInWindow(page, first);
  await expectInWindow(page, playground.variable("FLASK_ITEMS_PER_PAGE").getByText("20"));
  const bar = page.getByRole("navigation", { name: "Panes" });
  await page.mouse.move(150, 170);
  await page.mouse.wheel(0, 80);
  await expect.poll(async () => (await boxOf(first)).y).toBeLessThan(60);
  const row = await boxOf(playground.variable("FLASK_PREFERRED_URL_SCHEME"));
  expect(row.y + row.height).toBeLessThan((await boxOf(bar)).y);
});

test("the dock is one line while there is nothing to say, and opens for problems once the user rests", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  const height = async () => (await boxOf(page.locator("#dock"))).height;
  expect(await height()).toBeLessThan(40);
  await expect(playground.status.getByText("active", { exact: true })).toBeInViewport({ ratio: 1 });
  const pane = playground.pane("Environment").getByRole("heading", { name: "Environment" });
  const heading = await boxOf(pane);
  await playground.editor.click({ position: { x: 200, y: 200 } });
  await page.keyboard.press("ControlOrMeta+End");
  await page.evaluate(() => {
    let last = performance.now();
    addEventListener("keydown", () => (last = performance.now()), true);
    const dock = document.getElementById("dock");
    // Only while keys come in time: on a busy machine a user may seem to rest.
    new ResizeObserver(() => {
      const moved = (dock?.offsetHeight ?? 0) > 40 && performance.now() - last < 900;
      if (moved) document.body.dataset.moved = "under the hand";
    }).observe(dock as HTMLElement);
  });
  for (const key of "\nplatfroms: x") await page.keyboard.type(key, { delay: 80 });
  await expect.poll(height).toBeGreaterThan(100);
  expect(await page.evaluate(() => document.body.dataset.moved)).toBe(undefined);
  expect(await boxOf(pane)).toEqual(heading);
});

test("switches that bring no variables fold away", async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 1280, height: 720 });
  await playground.open();
  const integrations = playground.pane("Integrations");
  expect((await boxOf(integrations)).height).toBeLessThan(60);
  await expect(integrations.getByRole("switch")).toHaveCount(4);
  await integrations.getByRole("button", { name: "3 more without variables" }).click();
  await expect(integrations.getByRole("switch")).toHaveCount(7);
  await integrations.getByRole("button", { name: "Fewer" }).click();
  await expect(integrations.getByRole("switch")).toHaveCount(4);
});

/** Runs in the page. @returns how many pixels of an element's text are cut off */
function cut(element: Element): number {
  return element.scrollWidth - element.clientWidth;
}

test("columns take what their content needs", async ({ playground }) => {
  await playground.page.setViewportSize({ width: 1440, height: 900 });
  await playground.open();
  const row = playground.variable("FLASK_PREFERRED_URL_SCHEME");
  for (const cell of [row.getByRole("rowheader"), row.getByText("config flask-preferred-url-scheme")])
    expect(await cell.evaluate(cut)).toBeLessThanOrEqual(0);
});

test("long lines wrap on phones, and elsewhere when asked, and that is remembered", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  await page.setViewportSize({ width: 390, height: 844 });
  await toWriting(playground);
  const scroller = playground.editor.locator("..");
  await expect.poll(() => scroller.evaluate(cut)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 900, height: 844 });
  await expect.poll(() => scroller.evaluate(cut)).toBeGreaterThan(0);
  await playground.command("wrap long lines");
  await expect.poll(() => scroller.evaluate(cut)).toBeLessThanOrEqual(0);
  await page.reload();
  await expect(playground.editor).toBeVisible();
  await expect.poll(() => scroller.evaluate(cut)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await expect(page.getByRole("menuitemcheckbox", { name: /Wrap long lines/ })).toBeChecked();
});
