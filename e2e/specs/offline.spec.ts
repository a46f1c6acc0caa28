/** Working without a network, installing, and new versions. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../web/server/server.mjs";
import { violations } from "../pages/axe";
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Waits until the service worker has kept everything. */
const kept = () => navigator.serviceWorker.ready.then((registration) => registration.active?.state ?? "none");

test.use({ serviceWorkers: "allow" });

test("the page can be installed, and after the first visit it opens and works without a network", async ({
  playground,
  context,
  request,
}) => {
  const { page } = playground;
  await playground.open();
  await test.step("the page can be installed", async () => {
    const address = await page.locator("link[rel=manifest]").getAttribute("href");
    const response = await request.get(address ?? "");
    expect(response.headers()["content-type"]).toContain("application/manifest+json");
    const manifest = await response.json();
    expect(manifest).toMatchObject({ name: "Charm Playground", display: "standalone", start_url: "/" });
    for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
  });

  await expect.poll(() => page.evaluate(kept)).toBe("activated");
  await context.setOffline(true);
  await page.reload();
  await playground.ready();
  await playground.write("mock.yaml", "application: offline-shop\n");
  await expect(playground.variable("FLASK_BASE_URL")).toContainText("offline-shop");
  await page.getByRole("button", { name: /^Examples/ }).click();
  await page.getByRole("combobox", { name: "Search examples" }).fill("openfga permissions");
  await page.keyboard.press("Enter");
  await expect(playground.variable("FGA_STORE_ID")).toBeVisible();
});

/** Opens a copy of the site. @returns the notice of a new version, and functions that publish one and end it all */
async function openCopy(playground: Playground) {
  const { page } = playground;
  const root = mkdtempSync(join(tmpdir(), "site-"));
  cpSync(here("../../dist"), root, { recursive: true });
  const site = await serve({ root, config: here("../../netlify.toml") });
  await page.goto(site.url);
  await playground.ready();
  await expect.poll(() => page.evaluate(kept)).toBe("activated");
  const note = page.getByText("A new version of the playground is ready");
  const publish = async () => {
    appendFileSync(join(root, "service-worker.js"), "\n// another version");
    await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
    await expect(note).toBeVisible();
  };
  const close = async () => {
    await site.close();
    rmSync(root, { recursive: true });
  };
  return { note, publish, close };
}

test("a new version is announced, and used when the user says so or after a week", async ({ playground }) => {
  const { page } = playground;
  const { note, publish, close } = await openCopy(playground);
  await publish();
  // Colours are checked as they are in the end, not on their way from light to dark.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.getByRole("button", { name: "Reload now" })).toBeInViewport({ ratio: 1 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(() => violations(page)).toEqual([]);
    }
  }
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Reload now" }).click();
  await loaded;
  await playground.ready();
  await expect(note).toBeHidden();

  await test.step("one that has waited for a week is used when the page opens", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await publish();
    await playground.write("mock.yaml", "application: kept-shop\n");
    await expect(playground.variable("FLASK_BASE_URL")).toContainText("kept-shop");
    await page.evaluate(
      (since) => localStorage.setItem("charm-playground.update-since", String(since)),
      Date.now() - 8 * 24 * 3_600_000,
    );
    await page.reload();
    const waits = () => navigator.serviceWorker.getRegistration().then((one) => Boolean(one?.waiting));
    await expect.poll(() => page.evaluate(waits).catch(() => true)).toBe(false);
    await playground.ready();
    await expect(note).toBeHidden();
    await expect(playground.variable("FLASK_BASE_URL")).toContainText("kept-shop");
  });

  await close();
});
