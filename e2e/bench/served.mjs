/** The bytes of a first visit, as they are served: all that comes until the results are there, headers left out. */

/**
 * @param browser Playwright's
 * @param {string} site its address
 * @returns requests, bytes, and the bytes of the core alone
 */
export async function served(browser, site) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const counted = [];
  page.on("response", (response) => counted.push(sizeOf(response)));
  await page.goto(site);
  await page
    .getByRole("region", { name: "Environment" })
    .getByText(/^\d+ variables?$/)
    .waitFor({ timeout: 600_000 });
  const files = await Promise.all(counted);
  await context.close();
  const sum = (some) => some.reduce((bytes, file) => bytes + file.bytes, 0);
  return {
    requests: files.length,
    bytes: sum(files),
    core: sum(files.filter(({ path }) => path.endsWith(".wasm"))),
  };
}

/** The path of a response, and its bytes as the server announced them. */
async function sizeOf(response) {
  const bytes = Number((await response.allHeaders())["content-length"] ?? 0);
  return { path: new URL(response.url()).pathname, bytes };
}
