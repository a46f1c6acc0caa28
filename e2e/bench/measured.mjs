/** The measured project in the page. */
import { project } from "../../wasm/measured.mjs";

/**
 * Opens a project of so many lines, and waits for its results.
 * @param browser Playwright's
 * @param {string} site its address
 * @param {number} lines of charmcraft.yaml
 */
export async function openMeasured(browser, site, lines) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto(`${site}#file:charmcraft.yaml=${encodeURIComponent(project(lines))}`);
  const environment = page.getByRole("region", { name: "Environment" });
  await environment.getByText(/^[\d,]+ variables?$/).waitFor({ timeout: 600_000 });
  return { context, page };
}

/** Puts the cursor behind the default of the first option that is a text: `"value 1"`, which the app gets as a variable. */
export async function goToDefault(page, lines) {
  const line = project(lines)
    .split("\n")
    .findIndex((one) => one.includes('default: "'));
  await page.getByRole("textbox", { name: "charmcraft.yaml, editor" }).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let at = 0; at < line; at++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
}
