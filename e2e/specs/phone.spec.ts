/** The phone: what is seen first, and that nothing lies over anything. */
import { boxOf } from "../pages/layout";
import { expect, test } from "../pages/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("a project that is refused shows its problems first", async ({ playground }) => {
  const { page } = playground;
  await page.goto("/#example=typos");
  await expect(playground.findings.first()).toBeVisible();
  await expect(playground.findings.first()).toBeInViewport({ ratio: 0.9 });
  await page.getByRole("button", { name: /\d problems/ }).tap();
  await expect(playground.pane("Project files")).toBeVisible();
});

test("the introduction folds after the first edit", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Write" }).tap();
  const introduction = page.getByText(/Nothing leaves this browser/);
  await expect(introduction).toBeVisible();
  await playground.editor.getByText("shop-k8s").tap();
  await page.keyboard.press("End");
  await page.keyboard.type("x", { delay: 80 });
  await expect(introduction).toBeHidden();
});

test("a note lies over neither the pane nor the bar, and the bar stays", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.command("example: the smallest flask");
  const note = page.getByRole("complementary", { name: "Note" });
  await expect(note).toBeVisible();
  const [above, own, below] = await Promise.all([
    boxOf(playground.pane("Environment")),
    boxOf(note),
    boxOf(page.getByRole("button", { name: /problem/ })),
  ]);
  expect(above.y + above.height).toBeLessThanOrEqual(own.y + 1);
  expect(own.y + own.height).toBeLessThanOrEqual(below.y + 1);
});

test("the keyboard on the screen makes the page smaller and covers nothing", async ({ playground }) => {
  await playground.open();
  const viewport = playground.page.locator("meta[name=viewport]");
  await expect(viewport).toHaveAttribute("content", /interactive-widget=resizes-content/);
});
