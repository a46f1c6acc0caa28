/**
 * Takes the screenshots for the README: `make screenshots`. The site is served as the host serves it; the pictures are
 * written to .github/screenshots. Names of pictures as arguments limit the run to these.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../web/server/server.mjs";
import { chromiumFlags, chromiumPath } from "./chromium.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = here("../../.github/screenshots");

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/**
 * @typedef {object} Shot
 * @property {string} name of the picture's file
 * @property {{width: number, height: number}} size of the window, in CSS pixels
 * @property {"light" | "dark"} scheme
 * @property {string} example
 * @property {(page: import("@playwright/test").Page) => Promise<void>} [reach] what a user does before
 */

/** Moves the pointer over a variable, so that its origin in mock.yaml is lit. */
async function pointAtBucket(page) {
  await page.getByRole("tab", { name: "mock.yaml" }).click();
  const row = page.getByRole("row").filter({ hasText: "S3_BUCKET" });
  await row.scrollIntoViewIfNeeded();
  await row.hover();
}

/** Shows the file whose tab has this name. */
const show = (file) => (page) => page.getByRole("tab", { name: file }).click();

/** Opens the examples and types a word. */
async function searchExamples(page) {
  await page.getByRole("button", { name: /^Examples/ }).click();
  await page.getByRole("combobox", { name: "Search examples" }).fill("blocked");
}

/** @type {Shot[]} */
const shots = [
  { name: "wide-light", size: wide, scheme: "light", example: "flask-shop", reach: pointAtBucket },
  { name: "wide-dark", size: wide, scheme: "dark", example: "flask-shop", reach: pointAtBucket },
  { name: "typos-light", size: wide, scheme: "light", example: "typos" },
  {
    name: "services-dark",
    size: wide,
    scheme: "dark",
    example: "flask-celery",
    reach: show("rockcraft.yaml"),
  },
  { name: "examples-light", size: wide, scheme: "light", example: "flask-shop", reach: searchExamples },
  { name: "phone-light", size: phone, scheme: "light", example: "flask-shop" },
  { name: "phone-dark", size: phone, scheme: "dark", example: "blocked-integrations" },
];

/** Takes one picture once the results are there and passing notes are gone. */
async function take(browser, site, { name, size, scheme, example, reach }) {
  const page = await browser.newPage({
    viewport: size,
    colorScheme: scheme,
    reducedMotion: "reduce",
    deviceScaleFactor: size === phone ? 2 : 1,
    serviceWorkers: "block",
  });
  await page.goto(`${site}#example=${example}`);
  const dismiss = page.getByRole("button", { name: "Dismiss", exact: true });
  await dismiss.click({ timeout: 8_000 }).catch(() => {});
  await page
    .getByText(/active|blocked|Fix all/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  await reach?.(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

mkdirSync(folder, { recursive: true });
const site = await serve({ root: here("../../dist"), config: here("../../netlify.toml") });
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
const wanted = process.argv.slice(2);
for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  await take(browser, site.url, shot);
await browser.close();
await site.close();
