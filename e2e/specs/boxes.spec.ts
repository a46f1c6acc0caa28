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
] as const;
const desks = [
  { width: 820, height: 1180 },
  { width: 1080, height: 720 },
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
] as const;

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

/** A splitter that was moved: the size of its pane, and that size before. */
interface Moved {
  readonly bar: Locator;
  readonly name: string;
  readonly length: () => Promise<number>;
  readonly before: number;
}

/** Moves a splitter by pointer, then by key. */
async function move(playground: Playground, splitter: (typeof splitters)[number]): Promise<Moved> {
  const { page } = playground;
  const { name, pane, side, by, keys } = splitter;
  const bar = page.getByRole("separator", { name });
  const length = async () => (await boxOf(playground.pane(pane)))[side];
  const before = await length();
  await drag(page, bar, by);
  await expect.poll(length, { message: `${name} follows the pointer` }).not.toBe(before);
  const dragged = await length();
  const moved = side === "width" ? by.x : pane === "Problems" ? -by.y : by.y;
  expect(Math.sign(dragged - before), `${name} follows the pointer`).toBe(Math.sign(moved));
  if (pane !== "Problems")
    expect(Math.abs(dragged - before - moved), `${name}: as far as the pointer`).toBeLessThanOrEqual(grip);
  await bar.focus();
  await page.keyboard.press(keys);
  await page.keyboard.press(keys);
  await expect
    .poll(async () => Math.abs((await length()) - dragged), { message: `${name} moves by key` })
    .toBeGreaterThan(10);
  expect(Math.sign((await length()) - dragged), `${name} follows the arrow keys`).toBe(Math.sign(moved));
  return { bar, name, length, before };
}

/** Expects that splitters are where they were moved after the page is opened anew, and that Enter puts each back. */
async function expectKept(playground: Playground, moved: readonly Moved[]): Promise<void> {
  const { page } = playground;
  const pressed = await Promise.all(moved.map(({ length }) => length()));
  await page.reload();
  await expect(playground.count("Environment")).toBeVisible();
  for (const [n, { name, length }] of moved.entries())
    await expect
      .poll(async () => Math.abs((await length()) - (pressed[n] as number)), { message: `${name} stays` })
      .toBeLessThanOrEqual(1);
  // The other way round: the height of one pane decides how much there is for the next.
  for (const { bar, name, length, before } of moved.toReversed()) {
    await bar.focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => Math.abs((await length()) - before), { message: `Enter puts ${name} back` })
      .toBeLessThanOrEqual(1);
  }
}

test("on every desk nothing lies over anything, names are whole, and each splitter moves its panes and stays there", async ({
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
  await test.step("columns take what their content needs", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const row = playground.variable("FLASK_PREFERRED_URL_SCHEME");
    for (const cell of [row.getByRole("rowheader"), row.getByText("config flask-preferred-url-scheme")])
      expect(await cell.evaluate(cut)).toBeLessThanOrEqual(0);
  });
  await test.step("switches that bring no variables fold away", async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const integrations = playground.pane("Integrations");
    expect((await boxOf(integrations)).height).toBeLessThan(60);
    await expect(integrations.getByRole("switch")).toHaveCount(4);
    await integrations.getByRole("button", { name: "3 more without variables" }).click();
    await expect(integrations.getByRole("switch")).toHaveCount(7);
    await integrations.getByRole("button", { name: "Fewer" }).click();
    await expect(integrations.getByRole("switch")).toHaveCount(4);
  });
  for (const size of desks) {
    await test.step(`splitters move by pointer and by key, ${size.width} pixels wide`, async () => {
      await page.setViewportSize(size);
      const moved: Moved[] = [];
      for (const splitter of splitters) moved.push(await move(playground, splitter));
      await expectKept(playground, moved);
    });
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

test("the menu of fixes takes the place of the finding's box, and stays inside a window that becomes smaller", async ({
  playground,
}) => {
  const { page } = playground;
  const text = testdata("charmcraft.yaml");
  await playground.openProject({ "charmcraft.yaml": `${text}${"# A comment.\n".repeat(40)}titel: Shop\n` });
  await expect(playground.findings.first()).toBeVisible();
  await page.keyboard.press("F8");
  await expect(playground.editor).toBeFocused();
  const box = page.getByRole("note", { name: "Finding" });
  await expect(box).toBeVisible();
  await page.keyboard.press("ControlOrMeta+.");
  const menu = page.getByRole("menu", { name: "Fixes" });
  await expect(menu).toBeVisible();
  await expect(box).toHaveCount(0);
  const { y } = await boxOf(menu);
  const smaller = { width: 820, height: Math.round(y) };
  await page.setViewportSize(smaller);
  await expect(async () => expectInWindow(page, menu)).toPass();
});

test("on every phone the sheet is inside the window, above its handle", async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize(phones[0]);
  await page.goto("/#example=typos");
  const handle = page.getByRole("button", { name: /\d problems/ });
  const sheet = page.locator("#dock");
  for (const [n, size] of phones.entries()) {
    await test.step(`${size.width} by ${size.height}`, async () => {
      await page.setViewportSize(size);
      if (n > 0) await handle.click();
      await expect(playground.pane("Problems")).toBeVisible();
      await expectInWindow(page, sheet);
      const { y, height } = await boxOf(sheet);
      expect(y + height).toBeLessThanOrEqual((await boxOf(handle)).y + 1);
      expect(height).toBeGreaterThan(60);
      await handle.click();
      await expect(sheet).toBeHidden();
    });
  }
});

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

/** Runs in the page. @returns how many pixels of an element's text are cut off */
function cut(element: Element): number {
  return element.scrollWidth - element.clientWidth;
}

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
