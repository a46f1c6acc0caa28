/** The page starts and keeps the text, whichever part of it cannot be fetched. */

import { isKept } from "../pages/kept";
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { quick, typeAs } from "../pages/texts";

/** The message that a part is missing. */
const missing = "could not be loaded";

/** Something that is held until it is released. */
function hold(): { readonly held: Promise<void>; readonly release: () => void } {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}

/** Types while the fetch of a dialog is held, and then releases it. */
async function expectKeysKept(playground: Playground, release: () => void): Promise<void> {
  const { page } = playground;
  const before = await playground.text();
  await playground.editor.focus();
  await playground.command("new project");
  await expect(page.getByRole("dialog")).toContainText("Loading");
  await typeAs(playground, "django", quick);
  release();
  await expect(page.getByRole("dialog", { name: "New project" })).toBeVisible();
  await playground.closeDialog();
  expect(await playground.text()).toBe(before);
  expect(playground.complaints).toEqual([]);
}

/** Opens the share dialog, tries again in vain, and tries again once its part can be fetched. */
async function expectSecondTry({ page }: Playground, restore: () => void): Promise<void> {
  await expect(page.getByText("does not start")).toHaveCount(0);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const notice = page.getByRole("alert").filter({ hasText: missing });
  await expect(notice).toContainText("Sharing");
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toContainText("Sharing");
  restore();
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/#/);
  await expect(notice).toHaveCount(0);
}

/** Declines the reading of an address while it runs, and then lets it be answered. */
async function expectDeclined(playground: Playground): Promise<void> {
  const { page } = playground;
  const { held, release } = hold();
  let asked = 0;
  await page.route(/raw\.githubusercontent\.com/, async (route) => {
    asked++;
    await held;
    await route
      .fulfill({ body: "name: theirs\n", headers: { "Access-Control-Allow-Origin": "*" } })
      .catch(() => undefined);
  });
  const before = await playground.text();
  await playground.follow("url=https://github.com/canonical/shop");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect.poll(() => asked).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Do not open" }).click();
  release();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // By the next results, anything that the answer could have led to would be there.
  await playground.command("set option");
  await expect(page.getByText(/Mocked /).first()).toBeVisible();
  await playground.show("charmcraft.yaml");
  await expect(playground.editor).not.toContainText("theirs");
  await playground.show("mock.yaml");
  expect(before).not.toContain("theirs");
}

test("keys typed while a dialog is being fetched do not land in the text; the page says when it cannot fetch a part, and fetches it when it can again; a read that was declined stays declined", async ({
  playground,
}) => {
  const { page } = playground;
  const { held, release } = hold();
  let away = true;
  await page.route(/\/begin-dialog-[^/]*\.js/, (route) => held.then(() => route.continue()));
  await page.route(/\/share-dialog-[^/]*\.js/, (route) => (away ? route.abort() : route.continue()));
  await playground.open();
  await test.step("keys typed while a dialog is being fetched", () => expectKeysKept(playground, release));
  await test.step("a part that cannot be fetched", async () => {
    await expectSecondTry(playground, () => {
      away = false;
    });
    await playground.closeDialog();
  });
  await test.step("a read that the user declined while it ran", () => expectDeclined(playground));
  playground.complaints.length = 0;
});

test("without the part that reads links the page says so and opens all the same; a part that fails once is there", async ({
  playground,
}) => {
  const { page } = playground;
  let away = true;
  let failures = 1;
  await page.route(/\/address-bar-[^/]*\.js/, (route) => (away ? route.abort() : route.continue()));
  await page.route(/\/share-dialog-[^/]*\.js/, (route) =>
    failures-- > 0 ? route.abort() : route.continue(),
  );
  await page.goto("/#file:charmcraft.yaml=name%3A%20from-a-link%0A");
  const notice = page.getByRole("alert").filter({ hasText: missing });
  await test.step("without the part that reads links", async () => {
    await expect(notice).toContainText("The link");
    await expect(playground.editor).toContainText("name:");
    away = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(playground.editor).toContainText("from-a-link");
  });
  await test.step("a part that fails once", async () => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/#/);
    await expect(notice).toHaveCount(0);
    expect(failures).toBeLessThan(0);
  });
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
