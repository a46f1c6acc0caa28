/** The page starts and keeps the text, whichever part of it cannot be fetched. */

import { isKept } from "../pages/kept";
import { expect, test } from "../pages/test";
import { quick, typeAs } from "../pages/texts";

/** The message that a part is missing. */
const missing = "could not be loaded";

test("the page says when it cannot fetch a part, and fetches it when it can again", async ({
  playground,
}) => {
  const { page } = playground;
  let away = true;
  await page.route(/\/share-dialog-[^/]*\.js/, (route) => (away ? route.abort() : route.continue()));
  await playground.open();
  await expect(page.getByText("does not start")).toHaveCount(0);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const notice = page.getByRole("alert").filter({ hasText: missing });
  await expect(notice).toContainText("Sharing");
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toContainText("Sharing");
  away = false;
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/#/);
  await expect(notice).toHaveCount(0);
  playground.complaints.length = 0;
});

test("a part that fails once is there all the same", async ({ playground }) => {
  const { page } = playground;
  let failures = 1;
  await page.route(/\/share-dialog-[^/]*\.js/, (route) =>
    failures-- > 0 ? route.abort() : route.continue(),
  );
  await playground.open();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/#/);
  await expect(page.getByRole("alert").filter({ hasText: missing })).toHaveCount(0);
  playground.complaints.length = 0;
});

test("keys typed while a dialog is being fetched do not land in the text", async ({ playground }) => {
  const { page } = playground;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/begin-dialog-[^/]*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await playground.open();
  const before = await playground.text();
  await playground.editor.focus();
  await playground.command("new project");
  await expect(page.getByRole("dialog")).toContainText("Loading");
  await typeAs(playground, "django", quick);
  release();
  await expect(page.getByRole("dialog", { name: "New project" })).toBeVisible();
  await playground.closeDialog();
  expect(await playground.text()).toBe(before);
});

test("without the part that reads links the page says so and opens all the same", async ({ playground }) => {
  const { page } = playground;
  let away = true;
  await page.route(/\/address-bar-[^/]*\.js/, (route) => (away ? route.abort() : route.continue()));
  await page.goto("/#file:charmcraft.yaml=name%3A%20from-a-link%0A");
  await expect(page.getByRole("alert").filter({ hasText: missing })).toContainText("The link");
  await expect(playground.editor).toContainText("name:");
  away = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(playground.editor).toContainText("from-a-link");
  playground.complaints.length = 0;
});

test("without the editor's own part the text is there, is edited and kept", async ({ playground }) => {
  const { page } = playground;
  let away = true;
  await page.route(/\/source-editor-[^/]*\.js/, (route) => (away ? route.abort() : route.continue()));
  await page.goto("/");
  const plain = page.getByRole("textbox", { name: "charmcraft.yaml, plain editor" });
  await page.getByRole("tab", { name: "charmcraft.yaml" }).click();
  await expect(plain).toHaveValue(/name: shop-k8s/);
  await plain.press("ControlOrMeta+Home");
  await typeAs(playground, "# plainly", quick);
  await expect(plain).toHaveValue(/^# plainlyname/);
  await expect.poll(() => isKept(page, "# plainly")).toBe(true);
  await expect(page.getByRole("alert").filter({ hasText: missing })).toContainText("The editor");
  away = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("textbox", { name: "charmcraft.yaml, editor" })).toContainText("# plainly");
  playground.complaints.length = 0;
});

test("a read that the user declined while it ran stays declined", async ({ playground }) => {
  const { page } = playground;
  const answers: (() => void)[] = [];
  await page.route(/raw\.githubusercontent\.com/, async (route) => {
    await new Promise<void>((resolve) => {
      answers.push(resolve);
    });
    await route
      .fulfill({ body: "name: theirs\n", headers: { "Access-Control-Allow-Origin": "*" } })
      .catch(() => undefined);
  });
  await playground.open();
  const before = await playground.text();
  await page.evaluate(() => {
    location.hash = "url=https://github.com/canonical/shop";
  });
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Do not open" }).click();
  for (const answer of answers) answer();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // By the next results, anything that the answer could have led to would be there.
  await playground.command("set option");
  await expect(page.getByText(/Mocked /).first()).toBeVisible();
  await playground.show("charmcraft.yaml");
  await expect(playground.editor).not.toContainText("theirs");
  await playground.show("mock.yaml");
  expect(before).not.toContain("theirs");
  playground.complaints.length = 0;
});

test("the lack of a file below assets is not cached", async ({ request }) => {
  const answer = await request.get("/assets/no-such-file.js");
  expect(answer.status()).toBe(404);
  expect(answer.headers()["cache-control"]).toContain("max-age=0");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the page says what it is", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("noscript p")).toBeInViewport();
    await expect(page.getByText("does not start")).toBeHidden();
  });
});
