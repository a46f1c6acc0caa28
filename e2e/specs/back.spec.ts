/** Back and Forward with the back/forward cache, which Playwright's own flags switch off. */

import { isKept } from "../pages/kept";
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { writeOnTop } from "../pages/texts";
import { chromiumFlags, wholeChromiumPath } from "../scripts/chromium.mjs";

test.use({
  launchOptions: {
    executablePath: wholeChromiumPath,
    args: chromiumFlags,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

/** Follows a link to another page in the same tab, at once. */
async function leave({ page }: Playground): Promise<void> {
  await page.evaluate(() => {
    (window as { wasHere?: boolean }).wasHere = true;
    location.href = "/docs/links.html";
  });
  await page.waitForURL(/links/);
}

/** Goes back. @returns whether the page came from the cache */
async function goBack({ page }: Playground): Promise<boolean> {
  // A page from the cache does not load.
  await page.goBack({ waitUntil: "commit" });
  return page.evaluate(() => (window as { wasHere?: boolean }).wasHere === true);
}

test("text typed after Back is newer than the text put away before it", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await writeOnTop(playground, "# two");
  // A machine that is short of memory drops pages from the cache.
  await expect(async () => {
    await leave(playground);
    expect(await goBack(playground), "the page comes out of the cache").toBe(true);
  }).toPass();
  await expect(playground.editor).toContainText("# two");
  await writeOnTop(playground, "# three");
  await expect.poll(() => isKept(page, "# three")).toBe(true);
  await page.reload();
  await expect(playground.editor).toContainText("# two");
  await expect(playground.editor).toContainText("# three");
});

test("a page that comes back shows the changes that another tab made to its project", async ({
  playground,
  context,
}) => {
  await playground.open();
  await writeOnTop(playground, "# first");
  await leave(playground);
  const other = await context.newPage();
  await other.goto("/");
  const editor = other.getByRole("textbox", { name: /, editor$/ });
  await expect(editor).toContainText("# first");
  await editor.click();
  await other.keyboard.press("ControlOrMeta+Home");
  await other.keyboard.insertText("# meanwhile");
  await expect.poll(() => isKept(other, "# meanwhile")).toBe(true);
  await other.close();
  await goBack(playground);
  await expect(playground.editor).toContainText("# meanwhile");
  await writeOnTop(playground, "# last");
  await expect.poll(() => isKept(playground.page, "# last")).toBe(true);
  await playground.page.reload();
  for (const text of ["# first", "# meanwhile", "# last"])
    await expect(playground.editor).toContainText(text);
});
