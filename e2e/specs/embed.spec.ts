/** Documentation pages on another origin that show the playground. */
import type { Page } from "@playwright/test";
import { type Site, serveText } from "../hosts/documentation";
import { documentWith, snippet } from "../hosts/instructions";
import { Embed } from "../pages/embed";
import { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

const sites: Site[] = [];

/** Opens the first of some pages that are served by path on an origin of their own. */
async function visit(page: Page, pages: Readonly<Record<string, string>>): Promise<Site> {
  const site = await serveText(pages);
  sites.push(site);
  await page.goto(site.origin);
  return site;
}

/** Opens one page of documentation on an origin of its own. */
function openDocumentation(page: Page, html: string): Promise<Site> {
  return visit(page, { "/index.html": html });
}

test.afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

/** Stores the messages that reach a page, and their origins. */
const keepMessages = `<script>
  window.messages = [];
  addEventListener("message", ({ data, origin }) => messages.push({ ...data, origin }));
</script>`;

/** The latest message of a type that reached the page. */
function latest(page: Page, type: string): Promise<{ origin: string } & Record<string, unknown>> {
  return page.evaluate(
    (wanted) =>
      (window as never as { messages: { type: string }[] }).messages.findLast((m) => m.type === wanted),
    type,
  ) as never;
}

/** The names of the variables in the latest result that the host received. */
async function toldVariables(page: Page): Promise<string[]> {
  const message = await latest(page, "result");
  const { environment } = (message?.result ?? {}) as { environment?: { name: string }[] };
  return (environment ?? []).map(({ name }) => name);
}

const element = (attributes = "") => `<charm-playground ${attributes}>
<pre data-file="charmcraft.yaml">
name: shop
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop.
description: A shop.
extensions:
  - flask-framework
config:
  options:
    greeting:
      type: string
      default: hello
</pre></charm-playground>`;

/** Loads the script of the instructions. */
const script = (baseURL = "") => `<script type="module" src="${baseURL}embed.js"></script>`;

/** What the script makes of a page of documentation. */
const byScript: Deeds = {
  "the snippet of the instructions shows its files and what follows from them": async (playground) => {
    const { page } = playground;
    const html = await snippet(page, "html-element");
    await openDocumentation(page, documentWith(html));
    const embed = new Embed(page);
    await embed.ready("FLASK_DEBUG");
    await expect(embed.variable("FLASK_DEBUG")).toContainText("true");
    await expect(embed.frame.getByRole("tab", { name: "mock.yaml" })).toBeVisible();
    expect(playground.complaints).toEqual([]);
  },

  "YAML blocks get links, by the attribute and by the address alone": async (playground, baseURL) => {
    const context = playground.page.context();
    const { page } = playground;
    const blocks = `<p>About the flask-framework.</p>
    <div class="highlight-yaml"><div class="highlight"><pre><span class="linenos">1</span>name: shop
<span class="linenos">2</span>extensions: [flask-framework]</pre></div></div>
    <pre><code class="language-yaml">config:\n  options:\n    token:\n      type: string\n</code></pre>
    <pre><code class="language-yaml">services:\n  web: {}\n</code></pre>
    <pre><code class="language-shell">extensions: none\n</code></pre>`;
    const buttons = page.getByRole("link", { name: "Open in the playground" });
    for (const tag of ['embed.js" data-yaml-buttons', 'embed.js#yaml-buttons"']) {
      await openDocumentation(
        page,
        documentWith(blocks, `<script type="module" src="${baseURL}${tag}></script>`),
      );
      await expect(buttons).toHaveCount(2);
    }
    const opened = context.waitForEvent("page");
    await buttons.first().click();
    const editor = (await opened).getByRole("textbox", { name: "charmcraft.yaml, editor" });
    await expect(editor).toContainText("name: shop");
    expect(playground.complaints).toEqual([]);
  },
};

test("by the script, a page shows the snippet of the instructions, and its YAML blocks get links", async ({
  playground,
  baseURL,
}) => {
  await inOneVisit(playground, byScript, baseURL);
});

test("edits inside reach the host, the host sets other files, and the link carries all of it", async ({
  page,
  context,
  playground,
  baseURL,
}) => {
  await openDocumentation(page, documentWith(element() + keepMessages, script(baseURL)));
  const embed = new Embed(page);
  await embed.ready("FLASK_GREETING");
  await expect(embed.variable("FLASK_GREETING")).toContainText("hello");
  const frame = page.locator("iframe");
  await expect
    .poll(async () => (await latest(page, "height"))?.height)
    .toBe((await frame.boundingBox())?.height);
  const before = (await frame.boundingBox())?.height ?? 0;

  await embed.append("    page-size:\n      type: int\n      default: 20\n");
  await expect(embed.variable("FLASK_PAGE_SIZE")).toContainText("20");
  await expect.poll(() => toldVariables(page)).toContain("FLASK_PAGE_SIZE");
  await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThan(before);
  expect((await latest(page, "result")).origin).toBe(new URL(baseURL as string).origin);
  const files = await page.evaluate(
    () => (document.querySelector("charm-playground") as never as { files: Record<string, string> }).files,
  );
  expect(files["charmcraft.yaml"]).toContain("page-size");

  await page.evaluate(() => {
    const host = document.querySelector("charm-playground") as never as { files: Record<string, string> };
    host.files = { ...host.files, "mock.yaml": "config:\n  greeting: set by the host\n" };
  });
  await expect(embed.variable("FLASK_GREETING")).toContainText("set by the host");
  const opened = context.waitForEvent("page");
  await embed.open.click();
  const there = new Playground(await opened);
  await expect(there.variable("FLASK_PAGE_SIZE")).toBeVisible();
  await expect(there.variable("FLASK_GREETING")).toContainText("set by the host");
  expect(playground.complaints).toEqual([]);
});

test("attributes choose panes, unit, the first view and whether it can be edited; files come by address", async ({
  page,
  playground,
  baseURL,
}) => {
  const elements = [
    element('panes="files,manifest" readonly unit="2"'),
    element('view="environment"'),
    '<charm-playground src="files/charmcraft.yaml"></charm-playground>',
  ];
  // All of them are near the view, and so all of them start.
  await page.setViewportSize({ width: 1440, height: 3000 });
  await visit(page, {
    "/index.html": documentWith(elements.join(""), script(baseURL)),
    "/files/charmcraft.yaml": "name: fetched\nextensions: [flask-framework]\n",
  });
  const [chosen, narrow, fetched] = elements.map((_, at) => new Embed(page, `iframe >> nth=${at}`)) as [
    Embed,
    Embed,
    Embed,
  ];
  await test.step("attributes choose panes, unit and whether it can be edited", async () => {
    await expect(chosen.pane("Expanded manifest")).toBeVisible();
    await expect(chosen.pane("Environment")).toHaveCount(0);
    await expect(chosen.editor).toHaveAttribute("aria-readonly", "true");
    await chosen.frame.getByRole("tab", { name: "mock.yaml" }).click();
    await expect(chosen.editor).toContainText("unit: 2");
  });
  await test.step("files come by address, from the host's own site", () =>
    expect(fetched.editor).toContainText("name: fetched"));
  await test.step("a narrow frame shows one pane at a time, the one of `view` first", async () => {
    await page.setViewportSize({ width: 400, height: 3000 });
    await narrow.ready("FLASK_GREETING");
    await expect(narrow.editor).toBeHidden();
    await narrow.frame.getByRole("group", { name: "Show" }).getByText("Files").click();
    await expect(narrow.editor).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(400);
  });
  expect(playground.complaints).toEqual([]);
});

test("where scripts are off the text is shown", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await openDocumentation(
    page,
    documentWith(element(), `<script type="module" src="${baseURL}embed.js"></script>`),
  );
  await expect(page.getByText("- flask-framework")).toBeVisible();
  await context.close();
});

/** What a plain frame shows and tells. */
const byFrame: Deeds = {
  "the snippet of the instructions shows an example": async (playground) => {
    const { page } = playground;
    const html = await snippet(page, "frame");
    await openDocumentation(page, documentWith(html));
    await new Embed(page).ready("FLASK_SECRET_KEY");
    expect(playground.complaints).toEqual([]);
  },

  "the script of the instructions hears the environment and follows the height": async (playground) => {
    const { page } = playground;
    const code = await snippet(page, "messages-frame");
    await openDocumentation(
      page,
      documentWith(`<iframe title="Playground" width="900"></iframe>${keepMessages}<script>${code}</script>`),
    );
    await new Embed(page).ready("FLASK_SECRET_KEY");
    await expect.poll(() => toldVariables(page)).toContain("FLASK_SECRET_KEY");
    await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeGreaterThan(300);
    expect(playground.complaints).toEqual([]);
  },

  "a frame inside the embed's own page is not its host": async (playground, baseURL) => {
    const { page } = playground;
    const address = `${baseURL}embed.html#example=flask-shop`;
    const site = await openDocumentation(page, documentWith(""));
    await page.setContent(
      documentWith(`<iframe title="Playground" src="${address}&host=${encodeURIComponent(site.origin)}" width="900" height="600"></iframe>
    <iframe id="other" title="Other" srcdoc="<p>other</p>"></iframe>`),
    );
    const embed = new Embed(page, "iframe >> nth=0");
    await embed.ready("FLASK_SECRET_KEY");
    const other = page.frame({ url: "about:srcdoc" });
    await other?.evaluate(() =>
      parent.frames[0]?.postMessage(
        { charmPlayground: 1, type: "set-files", files: { "charmcraft.yaml": "name: foreign" } },
        "*",
      ),
    );
    await embed.append("# still the reader's\n");
    await expect(embed.editor).toContainText("still the reader's");
    await expect(embed.editor).not.toContainText("foreign");
    expect(playground.complaints).toEqual([]);
  },
};

test("by a plain frame, a page shows an example, hears the environment, and is not taken for another", async ({
  playground,
  baseURL,
}) => {
  await inOneVisit(playground, byFrame, baseURL);
});

/** What the browser reports, or the page asks about first. */
const refused: Deeds = {
  "a foreign origin hears nothing and is not heard": async (playground, baseURL) => {
    const { page } = playground;
    const address = `${baseURL}embed.html#example=flask-shop&host=${encodeURIComponent("https://docs.example")}`;
    const ask = `<script>
    const ask = () => document.querySelector("iframe").contentWindow.postMessage(
      { charmPlayground: 1, type: "set-files", files: { "charmcraft.yaml": "name: foreign" } }, "*");
  </script>`;
    await openDocumentation(
      page,
      documentWith(
        `<iframe title="Playground" src="${address}" width="900" height="600"></iframe>${keepMessages}${ask}`,
      ),
    );
    const embed = new Embed(page);
    await embed.ready("FLASK_SECRET_KEY");
    await page.evaluate("ask()");
    await embed.append("# still the reader's\n");
    await expect(embed.editor).toContainText("still the reader's");
    await expect(embed.editor).not.toContainText("foreign");
    expect(await page.evaluate("messages")).toEqual([]);
    // The browser itself reports that a message for another origin was not delivered.
    playground.complaints.length = 0;
  },

  "the page itself cannot be framed": async (playground, baseURL) => {
    const { page } = playground;
    await openDocumentation(page, documentWith(`<iframe title="Playground" src="${baseURL}"></iframe>`));
    await expect.poll(() => playground.complaints.join()).toContain("frame-ancestors");
    playground.complaints.length = 0;
  },

  "an address is asked about before it is read": async (playground) => {
    const { page } = playground;
    const asked: string[] = [];
    await page.route("https://raw.githubusercontent.com/**", (route) => {
      asked.push(route.request().url());
      const isMain = route.request().url().endsWith("/charmcraft.yaml");
      return route.fulfill({
        status: isMain ? 200 : 404,
        headers: { "Access-Control-Allow-Origin": "*" },
        body: isMain ? "name: from-github\nextensions: [flask-framework]\n" : "",
      });
    });
    await page.goto("/embed.html#url=https://github.com/canonical/shop&panes=files");
    const load = page.getByRole("button", { name: "Load it from raw.githubusercontent.com" });
    await expect(load).toBeVisible();
    expect(asked).toEqual([]);
    await load.click();
    await expect(page.getByRole("textbox", { name: /editor$/ })).toContainText("name: from-github");
    // A missing file is not an error of the page.
    playground.complaints.length = 0;
  },
};

test("a foreign origin hears nothing, the page itself cannot be framed, and an address is asked about before it is read", async ({
  playground,
  baseURL,
}) => {
  await inOneVisit(playground, refused, baseURL);
});
