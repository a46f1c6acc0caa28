/** Work without a network, installing, and new versions. */
import { expect, test } from "../pages/test";

/** Waits until the service worker has kept everything. */
const kept = () => navigator.serviceWorker.ready.then((registration) => registration.active?.state ?? "none");

test.use({ serviceWorkers: "allow" });

test("after the first visit the page opens and works without a network", async ({ playground, context }) => {
  const { page } = playground;
  await playground.open();
  await expect.poll(() => page.evaluate(kept)).toBe("activated");
  await context.setOffline(true);
  await page.reload();
  await expect(playground.count("Environment")).toBeVisible();
  await playground.write("mock.yaml", "application: offline-shop\n");
  await expect(playground.variable("FLASK_BASE_URL")).toContainText("offline-shop");
  await page.getByRole("button", { name: /^Examples/ }).click();
  await page.getByRole("combobox", { name: "Search examples" }).fill("openfga permissions");
  await page.keyboard.press("Enter");
  await expect(playground.variable("FGA_STORE_ID")).toBeVisible();
});

test("the page can be installed", async ({ playground, request }) => {
  const { page } = playground;
  await playground.open();
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const response = await request.get(address ?? "");
  expect(response.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = await response.json();
  expect(manifest).toMatchObject({ name: "Charm Playground", display: "standalone", start_url: "/" });
  for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
});

test("a new version is told, and taken only when the user says so", async ({ playground, context }) => {
  const { page } = playground;
  await playground.open();
  await expect.poll(() => page.evaluate(kept)).toBe("activated");
  await context.route("**/service-worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n// another version` });
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  const note = page.getByRole("status").filter({ hasText: "A new version of the playground is ready" });
  await expect(note).toBeVisible();
  const loaded = page.waitForEvent("load");
  await note.getByRole("button", { name: "Reload now" }).click();
  await loaded;
  await expect(playground.count("Environment")).toBeVisible();
  await expect(note).toBeHidden();
});
