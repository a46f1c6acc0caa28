/** Sharing a project, and opening a shared one. */
import type { Browser, Page } from "@playwright/test";
import { Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

const charmcraft = testdata("charmcraft.yaml");
const mock = "config:\n  token: hunter2\nsecret-key: s3cr3t\n";

/** The share dialog's text in one of its forms. */
async function shared(page: Page, form = "Link"): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Share this project" });
  if (!(await dialog.isVisible())) await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog.getByRole("group", { name: "Form" }).getByText(form, { exact: true }).click();
  return dialog.getByRole("textbox").inputValue();
}

/** Opens an address in a browser without a project, and passes the page to a check. */
async function elsewhere(
  browser: Browser,
  address: string,
  check: (there: Playground) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext();
  const there = new Playground(await context.newPage());
  await there.page.goto(address);
  await there.ready();
  await check(there);
  await context.close();
}

test("a link opens all files, the shown one and the view elsewhere; secret values are warned of and taken out at one click", async ({
  playground,
  browser,
}) => {
  const { page } = playground;
  await playground.open();
  await playground.write("charmcraft.yaml", charmcraft);
  await playground.write("mock.yaml", "config:\n  webserver-workers: 3\n");
  await page.getByRole("group", { name: "Show" }).getByText("Added only").click();
  const link = await shared(page);
  expect(new URL(link).search).toBe("");
  await elsewhere(browser, link, async (there) => {
    await expect(there.page.getByRole("textbox", { name: "mock.yaml, editor" })).toContainText(
      "webserver-workers: 3",
    );
    await expect(there.page.getByRole("radio", { name: "Added only" })).toBeChecked();
    await there.show("charmcraft.yaml");
    await expect(there.editor).toContainText("name: bookshelf-k8s");
    expect(there.complaints).toEqual([]);
  });
  await playground.closeDialog();
  await test.step("secret values are warned of", async () => {
    await playground.write("mock.yaml", mock);
    const before = await shared(page);
    await expect(page.getByText("2 secret values, readable by everyone")).toBeVisible();
    await expect(page.getByText("mock.yaml line 2 (token), mock.yaml line 3 (secret-key)")).toBeVisible();
    await page.getByRole("button", { name: "Without secret values" }).click();
    const after = await shared(page);
    expect(after).not.toBe(before);
    await elsewhere(browser, after, async (there) => {
      await there.show("mock.yaml");
      await expect(there.editor).toContainText("token: removed");
      await expect(there.editor).not.toContainText("s3cr3t");
    });
    await page.keyboard.press("Escape");
    await expect(playground.editor).toContainText("token: hunter2");
  });
});

/** What is done with the link of an example. */
const anExample: Deeds = {
  "the dialog copies each form and says how long the link is, and the whole of it works by keyboard": async (
    playground,
  ) => {
    const { page } = playground;
    const dialog = page.getByRole("dialog", { name: "Share this project" });
    const copy = dialog.getByRole("button", { name: "Copy the link" });
    await test.step("by keyboard", async () => {
      await playground.command("share a link");
      await expect(dialog).toBeVisible();
      const isFocused = () => copy.evaluate((button) => button === document.activeElement);
      for (let presses = 0; presses < 12 && !(await isFocused()); presses++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect.poll(() => playground.clipboard()).toContain("#example=flask-minimal");
      await playground.closeDialog();
    });
    await test.step("each form", async () => {
      const link = await shared(page);
      await expect(page.getByText(`The link has ${link.length} characters.`)).toBeVisible();
      await expect(page.getByText("opening the link sends it to no server")).toBeVisible();
      await copy.click();
      await expect.poll(() => playground.clipboard()).toBe(link);
      expect(await shared(page, "Markdown")).toContain(`](${link})`);
      expect(await shared(page, "Markdown with code")).toContain("```yaml\n");
      expect(await shared(page, "Embed")).toMatch(
        /<charm-playground>[\s\S]*<pre data-file="charmcraft.yaml">/,
      );
      expect(await shared(page, "Frame")).toContain("/embed.html#d1=");
      expect(await shared(page, "Badge")).toContain("/badge.svg)");
      await playground.closeDialog();
    });
  },

  "a link can be opened again while nothing was changed": async (playground) => {
    const { page } = playground;
    const address = page.url();
    await page.reload();
    await playground.ready();
    await expect(playground.count("Expanded manifest")).toBeVisible();
    expect(page.url()).toBe(address);
  },

  "a link leaves the user's own project and the browser's history alone": async (playground) => {
    const { page } = playground;
    const link = await shared(page);
    await page.keyboard.press("Escape");
    await playground.write("charmcraft.yaml", charmcraft);
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    await expect(playground.manifest).toContainText("name: bookshelf-k8s");

    await page.goto(link);
    await expect(playground.editor).not.toContainText("bookshelf-k8s");
    const entries = await page.evaluate(() => history.length);
    await page.getByRole("button", { name: "Back to yours" }).click();
    await expect(playground.editor).toContainText("name: bookshelf-k8s");
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    expect(await page.evaluate(() => history.length)).toBe(entries);
  },
};

test("the link of an example is copied in each form, opened again, and leaves the user's own project alone", async ({
  playground,
}) => {
  await playground.open("example=flask-minimal");
  await inOneVisit(playground, anExample);
});

/** Links that warn, and links that cannot be opened. */
const links: Deeds = {
  "an example has an address to bookmark and a badge, until it is changed": async (playground) => {
    const { page } = playground;
    await test.step("the first example is shared by its name, without a warning", async () => {
      expect(await shared(page)).toMatch(/#example=flask-shop$/);
      await expect(page.getByText(/secret value/)).toBeHidden();
      await playground.closeDialog();
    });
    await page.getByRole("button", { name: "Examples" }).click();
    await page.getByRole("combobox", { name: "Search examples" }).fill("redis");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#example=[\w-]+$/);
    const address = page.url();
    expect(await shared(page, "Badge")).toContain(`/badge.svg)](${address})`);
    await page.keyboard.press("Escape");
    await playground.write("charmcraft.yaml", charmcraft);
    await expect.poll(() => new URL(page.url()).hash).toBe("");
  },

  "the warning is silent for the page's own sample values": async (playground) => {
    const { page } = playground;
    await openCharm(playground, charmcraft, { "mock.yaml": "# nothing\n" });
    for (const name of ["postgresql", "s3"]) {
      await playground.integration(name).click();
      await expect(playground.integration(name)).toBeChecked();
    }
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
    await expect(page.getByText(/secret value/)).toBeHidden();
    await playground.closeDialog();
  },

  "the warning sees secrets under the names that people give them, and by what they look like": async (
    playground,
  ) => {
    const names = [
      "STRIPE_API_KEY",
      "DB_PASS",
      "PGPASSWORD",
      "SSH_PRIVATE_KEY",
      "AWS_ACCESS_KEY",
      "GITHUB_PAT",
    ];
    const env = `${names.map((name) => `${name}=x1y2z3`).join("\n")}\nPASSWORD = x1y2z3\nPAGE=ghp_0123456789abcdefghijABCDEFGHIJ456789\nDEBUG=1\n`;
    await openCharm(playground, charmcraft, { ".env.example": env });
    await playground.page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(playground.page.getByRole("button", { name: /^Copy the link/ })).toBeVisible();
    await expect(playground.page.getByText("8 secret values, readable by everyone")).toBeVisible();
    for (const [n, name] of names.entries())
      await expect(playground.page.getByText(`.env.example line ${n + 1} (${name})`)).toBeVisible();
    await playground.page.getByRole("button", { name: "Without secret values" }).click();
    await expect(playground.page.getByText("8 secret values replaced by 'removed'.")).toBeVisible();
    await playground.closeDialog();
  },

  "a cut link is explained, and what can be read is offered": async (playground) => {
    const { page } = playground;
    await playground.write("charmcraft.yaml", charmcraft);
    const link = await shared(page);
    await page.keyboard.press("Escape");
    await playground.write("charmcraft.yaml", "name: my-own\n");
    await page.goto(link.slice(0, link.length - 40));
    const dialog = page.getByRole("dialog", { name: "This link is cut off" });
    await expect(dialog).toBeVisible();
    await expect(playground.editor).toContainText("my-own");
    await dialog.getByRole("button", { name: "Open what can be read" }).click();
    await expect(playground.editor).toContainText("name: bookshelf-k8s");
    await page.getByRole("button", { name: "Back to yours" }).click();
    await expect(playground.editor).toContainText("my-own");
  },

  "broken links leave everything as it is, and the link of a missing example leads to the list": async (
    playground,
  ) => {
    const { page } = playground;
    const titles: Record<string, string> = {
      "#d1=": "This link is empty",
      "#d1=Fm20E-CGFO-gWTIuAA": "This link is damaged",
      "#d1=AAAAAAAA": "This link is cut off",
      "#d7=AAAAAAAA": "This link is newer than this page",
    };
    for (const [fragment, title] of Object.entries(titles)) {
      await page.goto(`/${fragment}`);
      const dialog = page.getByRole("dialog", { name: title });
      await dialog.getByRole("button", { name: "Keep my project" }).click();
      await expect(dialog).toBeHidden();
      await expect.poll(() => new URL(page.url()).hash).toBe("");
    }
    await test.step("an address of another host is refused with a way out", async () => {
      await page.goto("/#url=https://git.launchpad.net/shop/tree/charmcraft.yaml");
      const dialog = page.getByRole("dialog", { name: "This address cannot be opened" });
      await expect(dialog).toContainText("Download the file and drop it here instead");
      await playground.closeDialog();
      // The address is cleared once the dialog is gone.
      await expect.poll(() => new URL(page.url()).hash).toBe("");
    });
    await test.step("a missing example", async () => {
      await page.goto("/#example=nothing");
      await expect(page.getByText("There is no example 'nothing'.").first()).toBeVisible();
      await expect(page.getByRole("dialog", { name: "Examples" })).toBeVisible();
    });
  },
};

test("secrets are warned of, and what cannot be opened leaves everything as it is", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, links);
});

const files: Record<string, string> = {
  "charmcraft.yaml": charmcraft,
  "mock.yaml": "config:\n  webserver-workers: 7\n",
};

/** Links whose files are fetched, and one that a program has damaged. */
const byAddress: Deeds = {
  "files of GitHub open after the user agrees, and not before": async (playground) => {
    const { page } = playground;
    const asked: string[] = [];
    await page.route("https://raw.githubusercontent.com/**", (route) => {
      const url = route.request().url();
      asked.push(url);
      const text = files[url.split("/").at(-1) ?? ""];
      return route.fulfill({
        status: text ? 200 : 404,
        headers: { "Access-Control-Allow-Origin": "*" },
        body: text ?? "",
      });
    });
    await page.goto("/#url=https://github.com/canonical/bookshelf/blob/main/charm/charmcraft.yaml");
    const dialog = page.getByRole("dialog", { name: "Open a project from raw.githubusercontent.com?" });
    await expect(dialog).toContainText(
      "https://raw.githubusercontent.com/canonical/bookshelf/main/charm/charmcraft.yaml",
    );
    expect(asked).toEqual([]);
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(playground.editor).toContainText("name: bookshelf-k8s");
    await playground.show("mock.yaml");
    await expect(playground.editor).toContainText("webserver-workers: 7");
    // A missing file is not an error of the page.
    playground.complaints.length = 0;
  },

  "the page says what it cannot read, and nothing changes": async (playground) => {
    const { page } = playground;
    await page.unrouteAll();
    await page.route("https://raw.githubusercontent.com/**", (route) =>
      route.fulfill({ status: 404, headers: { "Access-Control-Allow-Origin": "*" }, body: "" }),
    );
    await page.goto("/#url=https://github.com/canonical/private");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(dialog).toContainText("has no such file, or it is not public");
    await dialog.getByRole("button", { name: "Do not open" }).click();
    await playground.ready();
    await expect(playground.count("Expanded manifest")).toBeVisible();
    playground.complaints.length = 0;
  },

  "a link whose # became %23 opens all the same": async (playground) => {
    const { page } = playground;
    await page.goto("/%23example=flask-minimal");
    await playground.ready();
    await expect(playground.count("Expanded manifest")).toBeVisible();
    expect(page.url()).toContain("/#example=flask-minimal");
    // The first answer is that of a missing page.
    playground.complaints.length = 0;
  },
};

test("files of GitHub open after the user agrees; a link whose # became %23 opens all the same", async ({
  playground,
}) => {
  await inOneVisit(playground, byAddress);
});
