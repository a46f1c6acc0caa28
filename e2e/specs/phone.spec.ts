/** The phone: what is seen first, and that nothing covers anything else. */
import { pauses } from "../pages/hand";
import { boxOf, expectInWindow } from "../pages/layout";
import { fragmentOf, type Playground, testdata } from "../pages/playground";
import { ScreenKeyboard } from "../pages/screen-keyboard";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** What the sheet with the problems is for. */
const sheets: Deeds = {
  "a project that is refused shows its problems first": async (playground) => {
    const { page } = playground;
    await expect(playground.findings.first()).toBeVisible();
    await expect(playground.findings.first()).toBeInViewport({ ratio: 0.9 });
    await page.getByRole("button", { name: /\d problems/ }).tap();
    await expect(playground.pane("Project files")).toBeVisible();
    await tapPane(playground, "Environment");
  },

  "the sheet is pushed down and pulled up, and a tap in it fixes": async (playground) => {
    const text = testdata("charmcraft.yaml").replace("summary:", "sumary:");
    await playground.follow(fragmentOf({ "charmcraft.yaml": text }));
    const fix = playground.findings.getByRole("button", { name: "Change to 'summary'" }).first();
    await expect(fix).toBeVisible();
    await pullHandle(playground, 40);
    await expect(fix).toBeHidden();
    await pullHandle(playground, -200);
    await expect(fix).toBeVisible();
    await handle(playground).tap();
    await expect(fix).toBeHidden();
    await handle(playground).tap();
    await fix.tap();
    await expect(fix).toHaveCount(0);
    await pullHandle(playground, 40);
    await tapPane(playground, "Manifest");
    await expect(playground.manifest).toContainText("summary: A shelf of books.");
  },
};

test("a project that is refused shows its problems first, in a sheet that is pushed down and pulled up", async ({
  playground,
}) => {
  await playground.page.goto("/#example=typos");
  await inOneVisit(playground, sheets);
});

test("the introduction folds after the first edit, and a note covers neither the pane nor the bar", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  await test.step("the keyboard on the screen makes the page smaller and covers nothing", async () => {
    const viewport = page.locator("meta[name=viewport]");
    await expect(viewport).toHaveAttribute("content", /interactive-widget=resizes-content/);
  });
  await test.step("the introduction", async () => {
    await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Write" }).tap();
    const introduction = page.getByText(/Nothing leaves this browser/);
    await expect(introduction).toBeVisible();
    await playground.editor.getByText("shop-k8s").tap();
    await page.keyboard.press("End");
    await page.keyboard.type("x", { delay: 80 });
    await expect(introduction).toBeHidden();
  });
  await test.step("a note, and the bar stays", async () => {
    await playground.command("example: the smallest flask");
    const note = page.getByRole("complementary", { name: "Note" });
    await expect(note).toBeVisible();
    await expect(playground.pane("Environment")).toBeVisible();
    const [above, own, below] = await Promise.all([
      boxOf(playground.pane("Environment")),
      boxOf(note),
      boxOf(page.getByRole("button", { name: /problem/ })),
    ]);
    expect(above.y + above.height).toBeLessThanOrEqual(own.y + 1);
    expect(own.y + own.height).toBeLessThanOrEqual(below.y + 1);
  });
});

/** The handle of the sheet with problems and status. */
const handle = ({ page }: Playground) =>
  page.getByRole("button", { name: /problem|note/ }).and(page.locator("[aria-controls=dock]"));

/** Shows a pane by a tap. */
async function tapPane({ page }: Playground, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name }).tap();
}

const pause = pauses(3);

/** The time that a finger takes. */
const rest = () => new Promise((done) => setTimeout(done, pause()));

/**
 * Moves a finger on the handle, up or down. It rests before it goes up and before it comes back, or else Chromium takes
 * it for one that flings something, and the next tap for what stops that.
 * @param way pixels, negative ones upwards
 */
async function pullHandle(playground: Playground, way: number): Promise<void> {
  const session = await playground.page.context().newCDPSession(playground.page);
  const { x, y, width, height } = await boxOf(handle(playground));
  const touch = (type: "touchStart" | "touchMove", moved: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: [{ x: x + width / 2, y: y + height / 2 + moved }],
    });
  await touch("touchStart", 0);
  for (let step = 1; step <= 6; step++) await touch("touchMove", (way * step) / 6);
  await rest();
  await touch("touchMove", way);
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await rest();
  await session.detach();
}

/** What is done on a phone. */
const deeds: Deeds = {
  "what a thumb types on the screen's keyboard is completed, and worked out in the other panes": async (
    playground,
  ) => {
    const { page } = playground;
    await expect(page.getByRole("separator")).toHaveCount(0);
    await tapPane(playground, "Write");
    await playground.editor.getByText("limit: 1").last().tap();
    const keyboard = await ScreenKeyboard.open(page);
    const line = playground.editor.locator(".cm-activeLine");
    await page.keyboard.press("End");
    await keyboard.type("\n");
    await page.keyboard.press("Backspace");
    await keyboard.type("redis:\n");
    await expect(line).toBeInViewport({ ratio: 0.9 });
    await keyboard.compose("inter", false);
    const offered = page.getByRole("option", { name: /^interface/ });
    await expect(offered).toBeInViewport({ ratio: 0.9 });
    await offered.tap();
    await expect(line).toContainText("interface: ");
    await keyboard.type("redis\n");
    await expect(line).toHaveText(/^ {4}$/);
    await keyboard.close();
    await playground.integration("redis").tap();
    await tapPane(playground, "Environment");
    await expect(playground.variable("REDIS_DB_PORT")).toBeVisible();
  },

  "integrations, links and exports are had by taps": async (playground) => {
    const { page } = playground;
    await tapPane(playground, "Write");
    await playground.integration("s3").tap();
    await expect(playground.integration("s3")).toBeChecked();
    await tapPane(playground, "Environment");
    await expect(playground.variable("S3_BUCKET")).toBeVisible();
    await page.getByRole("button", { name: "Export the environment" }).tap();
    await page.getByText("JSON", { exact: true }).tap();
    await expect(page.getByRole("region", { name: "Preview of JSON" })).toContainText('"S3_BUCKET"');
    await page.getByRole("button", { name: "Copy", exact: true }).tap();
    await expect.poll(() => playground.clipboard()).toContain('"S3_BUCKET"');
    await page.getByRole("button", { name: "Close" }).tap();
    await page.getByRole("button", { name: "Share", exact: true }).tap();
    const dialog = page.getByRole("dialog", { name: "Share this project" });
    await expect(dialog.getByRole("textbox")).toHaveValue(/#d1=/);
    await expectInWindow(page, dialog);
  },
};

test("a thumb types, completes, integrates, exports and shares", async ({ playground }) => {
  await playground.openProject({ "charmcraft.yaml": testdata("charmcraft.yaml") });
  await inOneVisit(playground, deeds);
});
