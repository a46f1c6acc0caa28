/** The documentation pages: contents, search, and links between them. */
import { expect, test } from "../pages/test";

test("the keys have contents and a search", async ({ page }) => {
  await page.goto("/docs/keys.html");
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "mock.yaml" }).click();
  await expect(page.getByRole("heading", { name: "mock.yaml", exact: true })).toBeInViewport();
  const rows = page.locator("tbody tr");
  await page.getByRole("searchbox", { name: "Search" }).pressSequentially("redis", { delay: 60 });
  await expect.poll(() => rows.filter({ visible: true }).count()).toBeLessThan(30);
});

test("a search for a way to link finds it", async ({ page, playground }) => {
  await page.goto("/docs/links.html");
  await page
    .getByRole("searchbox", { name: "Search" })
    .pressSequentially("this variable in the playground", { delay: 60 });
  await expect(page.getByText("1 of ")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What a link opens" })).toBeHidden();
  await page.getByRole("link", { name: "S3_BUCKET", exact: true }).click();
  await expect(playground.variable("S3_BUCKET")).toBeInViewport();
});

test("every documentation page has links to the others, contents, and headings with addresses of their own", async ({
  page,
}) => {
  for (const address of ["/findings.html", "/docs/keys.html", "/docs/embed.html", "/docs/links.html"]) {
    await page.goto(address);
    const ways = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
    await expect(ways).toHaveCount(5);
    const last = page.getByRole("navigation", { name: "Contents" }).getByRole("link").last();
    const title = (await last.textContent()) ?? "";
    await last.click();
    const heading = page.getByRole("heading", { name: title, exact: true }).last();
    await expect(heading).toBeInViewport();
    await heading.getByRole("link").click();
    expect(new URL(page.url()).hash.length).toBeGreaterThan(1);
    await page.emulateMedia({ media: "print" });
    await expect(ways.first()).toBeHidden();
    await page.emulateMedia({ media: "screen" });
  }
});

test("the findings have contents and a search, and a link to a hidden one shows it", async ({ page }) => {
  await page.goto("/findings.html#duplicate-key");
  const contents = page.getByRole("navigation", { name: "Contents" });
  await expect(contents.getByRole("link").first()).toBeVisible();
  const sections = page.getByRole("heading", { level: 2 });
  const before = await sections.count();
  const field = page.getByRole("searchbox", { name: "Search" });
  await field.pressSequentially("tracing", { delay: 60 });
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  await expect(page.locator("#duplicate-key")).toBeHidden();
  expect(await sections.filter({ visible: true }).count()).toBeLessThan(before / 2);
  await page.evaluate(() => {
    location.hash = "unknown-key";
  });
  await expect(page.locator("#unknown-key")).toBeInViewport();
  await expect(field).toHaveValue("");
});

test("a variable on the page of keys leads to itself in the playground", async ({ page, playground }) => {
  await page.goto("/docs/keys.html");
  const names = ["S3_TLS_CA_CHAIN", "<PREFIX>_<ENDPOINT>_CLIENT_ID", "<PREFIX>_BASE_URL"];
  const links = names.map((name) =>
    page.locator("tr[id^=integration-]").getByRole("link", { name, exact: true }),
  );
  const fragments: string[] = [];
  for (const link of links)
    fragments.push(await link.evaluate((anchor: HTMLAnchorElement) => anchor.hash.slice(1)));
  await links[0]?.click();
  for (const [at, name] of names.entries()) {
    // The first one was followed by hand; the others are opened in the page that exists by now.
    if (at > 0) await playground.follow(fragments[at] as string);
    const there = name.replace("<PREFIX>", "FLASK").replace("<ENDPOINT>", "OIDC");
    await expect(playground.variable(there)).toBeInViewport();
    await expect(page.getByRole("heading", { name: "No problems" })).toBeVisible();
  }
});

test("findings, integrations and variables lead to their sections in the documentation", async ({
  page,
  playground,
}) => {
  await page.goto("/findings.html#scheduler-elsewhere");
  await expect(
    page.locator("#scheduler-elsewhere").getByRole("link", { name: "Charmcraft's documentation" }),
  ).toHaveAttribute("href", /flask-framework-extension\/#worker-and-scheduler-services$/);
  await page.goto("/docs/keys.html");
  const row = page.locator("#integration-s3");
  await expect(row.getByRole("link", { name: "variables", exact: true })).toHaveAttribute(
    "href",
    /#environment-variables$/,
  );
  await expect(row.getByRole("link", { name: "endpoint", exact: true })).toHaveAttribute(
    "href",
    /#relations$/,
  );
  await playground.open("example=flask-shop");
  await playground.nameButton("S3_BUCKET").click();
  await expect(playground.pane("Environment").getByRole("link", { name: "Documentation" })).toHaveAttribute(
    "href",
    /flask-framework-extension\/#environment-variables$/,
  );
  await test.step("the about dialog says what the page is, and links to the documentation pages", async () => {
    await playground.command("what this shows");
    const dialog = page.getByRole("dialog");
    await expect(
      dialog.getByText(/re-implementation, tested against charmcraft 4\.5\.0 and paas-charm/),
    ).toBeVisible();
    for (const name of ["Keys and integrations", "All findings, explained", "Apache-2.0"])
      await expect(dialog.getByRole("link", { name })).toBeVisible();
  });
});
