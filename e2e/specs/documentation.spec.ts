/** A page built by Sphinx with the configuration of our instructions. */
import { serveFolder } from "../hosts/documentation";
import { snippet } from "../hosts/instructions";
import { buildDocumentation } from "../hosts/sphinx";
import { expect, test } from "../pages/test";

/** Milliseconds for the first use, which installs Sphinx. */
const installTime = 240_000;

test("YAML blocks of a page built by Sphinx get links that open them", async ({
  page,
  context,
  playground,
}) => {
  test.setTimeout(installTime);
  const folder = await buildDocumentation(await snippet(page, "Sphinx"));
  const site = await serveFolder(folder);
  await page.goto(site.origin);

  const links = page.getByRole("link", { name: "Open in the playground" });
  await expect(links).toHaveCount(3);
  const variables = ["FLASK_SECRET_KEY", "FLASK_PAGE_SIZE", "POSTGRESQL_DB_CONNECT_STRING"];
  const texts = ["name: notebook", "page-size:", "interface: postgresql_client"];
  for (const [place, text] of texts.entries()) {
    const opened = context.waitForEvent("page");
    await links.nth(place).click();
    const next = await opened;
    await expect(next.getByRole("textbox", { name: "charmcraft.yaml, editor" })).toContainText(text);
    await expect(next.getByRole("button", { name: variables[place] as string, exact: true })).toBeVisible();
    await next.close();
  }
  await site.close();
  // Sphinx's page asks for an icon that it does not have.
  playground.complaints.length = 0;
});
