import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const broken = testdata("charmcraft.yaml").replace("requires:", "requries:");

/** CSS pixels that a thumb needs (WCAG 2.2, 2.5.5). */
const thumb = 44;

test("on a wide screen everything is in view at once", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  for (const name of [
    "Project files",
    "Integrations",
    "Expanded manifest",
    "Environment",
    "Problems",
    "Status",
  ])
    await expect(playground.pane(name)).toBeInViewport({ ratio: 1 });
  await expect(playground.status).toContainText("active");
  for (const service of ["flask running", "covers-worker running"])
    await expect(page.getByRole("button", { name: service })).toBeInViewport({ ratio: 1 });
  await expect(playground.status.getByText(/^Migration .* completed$/)).toBeInViewport({ ratio: 1 });
});

test("on a phone one pane is shown, the output first, and thumbs find their way", async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  const results: Readonly<Record<string, string>> = {
    Environment: "Environment",
    Manifest: "Expanded manifest",
    Write: "Project files",
  };
  const tabs = page.getByRole("navigation", { name: "Panes" });
  await expect(tabs.getByRole("button", { name: "Environment" })).toHaveAttribute("aria-current", "page");
  await expect(tabs.getByRole("button", { name: "Environment 24" })).toBeVisible();
  for (const [tab, region] of Object.entries(results)) {
    const button = tabs.getByRole("button", { name: tab });
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(thumb);
    await button.click();
    await expect(playground.pane(region)).toBeVisible();
    for (const other of Object.values(results).filter((name) => name !== region))
      await expect(playground.pane(other)).toBeHidden();
  }
  await page.getByRole("button", { name: /problem/ }).click();
  await expect(playground.status).toBeVisible();
  await expect(playground.pane("Problems")).toBeVisible();
  await page.keyboard.press("Alt+4");
  await page.keyboard.press("Escape");
  await expect(playground.status).toBeHidden();
  await page.getByRole("button", { name: /problem/ }).click();
  await page.mouse.click(195, 120);
  await expect(playground.status).toBeHidden();
});

/** Runs in the page. @returns the pixels from the left and the top of the screen to an element */
function cornerOf(element: Element): number[] {
  const { left, top } = element.getBoundingClientRect();
  return [left, top];
}

test("what is on the screen stays where it is until the user moves it", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await test.step("nothing jumps when results change, break and come back", async () => {
    const still = [
      page.getByRole("textbox", { name: /, editor$/ }),
      playground.manifest,
      page.getByRole("searchbox", { name: "Search variables" }),
      page.getByRole("heading", { name: "Environment" }),
      playground.pane("Problems"),
      playground.status,
      playground.integration("postgresql"),
    ];
    const corners = () => Promise.all(still.map((part) => part.evaluate(cornerOf)));
    const before = await corners();
    await playground.integration("redis").click();
    await expect(playground.count("Environment")).toHaveText("33 variables");
    expect(await corners()).toEqual(before);
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("? ");
    await expect(playground.pane("Environment").getByText("of an earlier text")).toBeVisible();
    expect(await corners()).toEqual(before);
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await expect(playground.pane("Environment").getByText("of an earlier text")).toBeHidden();
    expect(await corners()).toEqual(before);
  });
  await test.step("a splitter is dragged, and a double click puts it back", async () => {
    const splitter = page.getByRole("separator", { name: "Height of the manifest" });
    const before = await splitter.getAttribute("aria-valuenow");
    const box = await splitter.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 200, box?.y ?? 0);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 150, { steps: 4 });
    await page.mouse.up();
    expect(Number(await splitter.getAttribute("aria-valuenow"))).toBeGreaterThan(Number(before) + 10);
    await splitter.dblclick({ position: { x: 200, y: 0 } });
    await expect(splitter).toHaveAttribute("aria-valuenow", before ?? "");
  });
  await test.step("a pane is enlarged and brought back", async () => {
    await page.getByRole("button", { name: "Enlarge environment" }).click();
    await expect(playground.pane("Expanded manifest")).toBeHidden();
    await page.getByRole("button", { name: "Show both panes" }).click();
    await expect(playground.pane("Expanded manifest")).toBeVisible();
  });
  await test.step("splitters move by arrow keys, and their places are remembered", async () => {
    const splitter = page.getByRole("separator", { name: "Width of the editor" });
    const before = Number(await splitter.getAttribute("aria-valuenow"));
    await splitter.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(splitter).toHaveAttribute("aria-valuenow", String(before - 4));
    await page.reload();
    await expect(splitter).toHaveAttribute("aria-valuenow", String(before - 4));
  });
});

test("the page follows what the system is set to", async ({ playground }) => {
  const { page } = playground;
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
  await playground.open();
  await test.step("with reduced motion nothing moves", async () => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
        })
        .map(({ className }) => className),
    );
    expect(moving).toEqual([]);
  });
  await test.step("the theme follows the system until one is chosen", async () => {
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await background();
    await page.getByRole("button", { name: "Theme: system" }).click();
    await expect.poll(background).not.toBe(dark);
    await page.getByRole("button", { name: "Theme: light" }).click();
    await expect.poll(background).toBe(dark);
  });
});

test("no request leaves the page once it has loaded, and results are announced politely", async ({
  playground,
}) => {
  await playground.open();
  const requests: string[] = [];
  playground.page.on("request", (request) => requests.push(request.url()));
  await playground.write("charmcraft.yaml", testdata("charmcraft.yaml"));
  await expect(playground.manifest).toContainText("name: bookshelf-k8s");
  await playground.integration("s3").click();
  await playground.write("charmcraft.yaml", broken);
  await expect(
    playground.page.getByRole("status").filter({ hasText: /\d+ variables, \d+ problems?/ }),
  ).toBeAttached();
  expect(requests.filter((url) => !url.startsWith("http://localhost"))).toEqual([]);
});
