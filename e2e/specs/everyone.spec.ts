import AxeBuilder from "@axe-core/playwright";
import type { Playground } from "../pages/playground";
import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

/** What axe finds on the page as it is. */
async function violations(playground: Playground): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page: playground.page }).analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
  );
}

const broken = testdata("charmcraft.yaml").replace("requires:", "requries:");

/** The states that axe looks at. */
const states: readonly (readonly [string, (playground: Playground) => Promise<void>])[] = [
  ["as it opens", async () => undefined],
  [
    "with a broken text",
    async (playground) => {
      await playground.write("charmcraft.yaml", broken);
      await expect(playground.findings.first()).toBeVisible();
    },
  ],
  [
    "with a pinned result and details",
    async (playground) => {
      await playground.page.getByRole("button", { name: "Pin result" }).click();
      await playground.write("mock.yaml", "unit: 1\n");
      await playground.pane("Environment").getByRole("row").nth(1).getByRole("button").first().click();
    },
  ],
  ["with an empty project", async (playground) => playground.command("empty project")],
  [
    "with the difference",
    async (playground) => {
      await playground.page.getByRole("radio", { name: "Diff" }).check({ force: true });
      await expect(playground.page.getByRole("textbox", { name: /^Typed against/ })).toBeVisible();
    },
  ],
  ["with the palette", async (playground) => playground.page.keyboard.press("ControlOrMeta+k")],
  ["with the shortcuts", async (playground) => playground.command("keyboard shortcuts")],
  ["with what this shows", async (playground) => playground.command("what this shows")],
  ["with earlier states", async (playground) => playground.command("earlier states")],
  ["with the units", async (playground) => playground.command("units:")],
  ["with an open menu", async (playground) => playground.page.getByRole("button", { name: "More" }).click()],
];

for (const scheme of ["light", "dark"] as const) {
  for (const [state, reach] of states) {
    test(`axe finds nothing ${state}, ${scheme}`, async ({ playground }) => {
      await playground.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await playground.open();
      await reach(playground);
      expect(await violations(playground)).toEqual([]);
    });
  }
}

test("a phone shows one pane at a time and nothing beside the screen", async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 320, height: 640 });
  await playground.open();
  const panes = page.getByRole("navigation", { name: "Panes" });
  for (const name of ["Write", "Manifest", "Environment"]) {
    await panes.getByRole("button", { name }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await violations(playground)).toEqual([]);
  }
  await page.getByRole("button", { name: /problem/ }).click();
  await expect(playground.status).toBeVisible();
  await expect(playground.pane("Problems")).toBeVisible();
});

test("Tab is never trapped, and Esc leaves the editor", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.editor.focus();
  await page.keyboard.press("Tab");
  await expect(playground.editor).not.toBeFocused();
  await playground.editor.focus();
  await page.keyboard.press("Escape");
  await expect(playground.pane("Project files")).toBeFocused();
});

test("Alt and a number lead to the panes, and ? lists all keys", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.keyboard.press("Alt+2");
  await expect(playground.pane("Expanded manifest")).toBeFocused();
  await page.keyboard.press("Alt+3");
  await expect(playground.pane("Environment")).toBeFocused();
  await page.keyboard.press("Alt+4");
  await expect(playground.pane("Problems")).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Next problem");
  await page.keyboard.press("Escape");
  await expect(playground.pane("Problems")).toBeFocused();
  await page.keyboard.press("Alt+1");
  await expect(playground.editor).toBeFocused();
});

test("results are announced politely", async ({ playground }) => {
  await playground.open();
  await playground.write("charmcraft.yaml", broken);
  await expect(
    playground.page.getByRole("status").filter({ hasText: /\d+ variables, \d+ problems?/ }),
  ).toBeAttached();
});

test("splitters move by arrow keys, and their places are remembered", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  const splitter = page.getByRole("separator", { name: "Width of the editor" });
  const before = Number(await splitter.getAttribute("aria-valuenow"));
  await splitter.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before - 4));
  await page.reload();
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before - 4));
});

test("a pane is enlarged and brought back", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole("button", { name: "Enlarge environment" }).click();
  await expect(playground.pane("Expanded manifest")).toBeHidden();
  await page.getByRole("button", { name: "Show both panes" }).click();
  await expect(playground.pane("Expanded manifest")).toBeVisible();
});

test("the theme follows the system until one is chosen", async ({ playground }) => {
  const { page } = playground;
  await page.emulateMedia({ colorScheme: "dark" });
  await playground.open();
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await page.getByRole("button", { name: "Theme: system" }).click();
  await expect.poll(background).not.toBe(dark);
  await page.getByRole("button", { name: "Theme: light" }).click();
  await expect.poll(background).toBe(dark);
});

test("no request leaves the page once it has loaded", async ({ playground }) => {
  await playground.open();
  const requests: string[] = [];
  playground.page.on("request", (request) => requests.push(request.url()));
  await playground.write("charmcraft.yaml", testdata("charmcraft.yaml"));
  await expect(playground.manifest).toContainText("name: bookshelf-k8s");
  await playground.integration("s3").click();
  expect(requests.filter((url) => !url.startsWith("http://localhost"))).toEqual([]);
});
