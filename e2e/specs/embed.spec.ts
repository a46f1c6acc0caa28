/** Documentation pages on another origin that show the playground. */
import type { Page } from "@playwright/test";
import { type Site, serveText } from "../hosts/documentation";
import { documentWith, snippet } from "../hosts/instructions";
import { Embed } from "../pages/embed";
import { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";

const sites: Site[] = [];

/** Serves one page of documentation on an origin of its own. */
async function documentation(html: string): Promise<Site> {
  const site = await serveText({ "/index.html": html });
  sites.push(site);
  return site;
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

test.describe("by the script", () => {
  const script = (baseURL: string) => `<script type="module" src="${baseURL}embed.js"></script>`;

  test("the snippet of the instructions shows its files and what follows from them", async ({
    page,
    playground,
  }) => {
    const html = await snippet(page, "html-element");
    const site = await documentation(documentWith(html));
    await page.goto(site.origin);
    const embed = new Embed(page);
    await embed.ready("FLASK_DEBUG");
    await expect(embed.variable("FLASK_DEBUG")).toContainText("true");
    await expect(embed.frame.getByRole("tab", { name: "mock.yaml" })).toBeVisible();
    expect(playground.complaints).toEqual([]);
  });

  test("edits inside reach the host, the host sets other files, and the link carries all of it", async ({
    page,
    context,
    playground,
    baseURL,
  }) => {
    const site = await documentation(documentWith(element() + keepMessages, script(baseURL as string)));
    await page.goto(site.origin);
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

  test("attributes choose panes, unit and whether it can be edited", async ({
    page,
    playground,
    baseURL,
  }) => {
    const attributes = 'panes="files,manifest" readonly unit="2"';
    const site = await documentation(documentWith(element(attributes), script(baseURL as string)));
    await page.goto(site.origin);
    const embed = new Embed(page);
    await expect(embed.pane("Expanded manifest")).toBeVisible();
    await expect(embed.pane("Environment")).toHaveCount(0);
    await expect(embed.editor).toHaveAttribute("aria-readonly", "true");
    await embed.frame.getByRole("tab", { name: "mock.yaml" }).click();
    await expect(embed.editor).toContainText("unit: 2");
    expect(playground.complaints).toEqual([]);
  });

  test("a narrow frame shows one pane at a time, the one of `view` first", async ({
    page,
    playground,
    baseURL,
  }) => {
    await page.setViewportSize({ width: 400, height: 800 });
    const site = await documentation(documentWith(element('view="environment"'), script(baseURL as string)));
    await page.goto(site.origin);
    const embed = new Embed(page);
    await embed.ready("FLASK_GREETING");
    await expect(embed.editor).toBeHidden();
    await embed.frame.getByRole("group", { name: "Show" }).getByText("Files").click();
    await expect(embed.editor).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(400);
    expect(playground.complaints).toEqual([]);
  });

  test("files come by address, from the host's own site", async ({ page, playground, baseURL }) => {
    const text = "name: fetched\nextensions: [flask-framework]\n";
    const html = documentWith(
      '<charm-playground src="files/charmcraft.yaml"></charm-playground>',
      script(baseURL as string),
    );
    const site = await serveText({ "/index.html": html, "/files/charmcraft.yaml": text });
    sites.push(site);
    await page.goto(site.origin);
    await expect(new Embed(page).editor).toContainText("name: fetched");
    expect(playground.complaints).toEqual([]);
  });

  test("YAML blocks get links, by the attribute and by the address alone", async ({
    page,
    context,
    playground,
    baseURL,
  }) => {
    const blocks = `<p>About the flask-framework.</p>
      <div class="highlight-yaml"><div class="highlight"><pre><span class="linenos">1</span>name: shop
<span class="linenos">2</span>extensions: [flask-framework]</pre></div></div>
      <pre><code class="language-yaml">config:\n  options:\n    token:\n      type: string\n</code></pre>
      <pre><code class="language-yaml">services:\n  web: {}\n</code></pre>
      <pre><code class="language-shell">extensions: none\n</code></pre>`;
    const buttons = page.getByRole("link", { name: "Open in the playground" });
    for (const tag of ['embed.js" data-yaml-buttons', 'embed.js#yaml-buttons"']) {
      const site = await documentation(
        documentWith(blocks, `<script type="module" src="${baseURL}${tag}></script>`),
      );
      await page.goto(site.origin);
      await expect(buttons).toHaveCount(2);
    }
    const opened = context.waitForEvent("page");
    await buttons.first().click();
    const editor = (await opened).getByRole("textbox", { name: "charmcraft.yaml, editor" });
    await expect(editor).toContainText("name: shop");
    expect(playground.complaints).toEqual([]);
  });
});

test("where scripts are off the text is shown", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const site = await documentation(
    documentWith(element(), `<script type="module" src="${baseURL}embed.js"></script>`),
  );
  await page.goto(site.origin);
  await expect(page.getByText("- flask-framework")).toBeVisible();
  await context.close();
});

test.describe("by a plain frame", () => {
  test("the snippet of the instructions shows an example", async ({ page, playground }) => {
    const html = await snippet(page, "frame");
    const site = await documentation(documentWith(html));
    await page.goto(site.origin);
    await new Embed(page).ready("FLASK_SECRET_KEY");
    expect(playground.complaints).toEqual([]);
  });

  test("the script of the instructions hears the environment and follows the height", async ({
    page,
    playground,
  }) => {
    const code = await snippet(page, "messages-frame");
    const site = await documentation(
      documentWith(`<iframe title="Playground" width="900"></iframe>${keepMessages}<script>${code}</script>`),
    );
    await page.goto(site.origin);
    await new Embed(page).ready("FLASK_SECRET_KEY");
    await expect.poll(() => toldVariables(page)).toContain("FLASK_SECRET_KEY");
    await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeGreaterThan(300);
    expect(playground.complaints).toEqual([]);
  });

  test("a foreign origin hears nothing and is not heard", async ({ page, playground, baseURL }) => {
    const address = `${baseURL}embed.html#example=flask-shop&host=${encodeURIComponent("https://docs.example")}`;
    const ask = `<script>
      const ask = () => document.querySelector("iframe").contentWindow.postMessage(
        { charmPlayground: 1, type: "set-files", files: { "charmcraft.yaml": "name: foreign" } }, "*");
    </script>`;
    const site = await documentation(
      documentWith(
        `<iframe title="Playground" src="${address}" width="900" height="600"></iframe>${keepMessages}${ask}`,
      ),
    );
    await page.goto(site.origin);
    const embed = new Embed(page);
    await embed.ready("FLASK_SECRET_KEY");
    await page.evaluate("ask()");
    await embed.append("# still the reader's\n");
    await expect(embed.editor).toContainText("still the reader's");
    await expect(embed.editor).not.toContainText("foreign");
    expect(await page.evaluate("messages")).toEqual([]);
    // The browser itself reports that a message for another origin was not delivered.
    playground.complaints.length = 0;
  });

  test("a frame inside the embed's own page is not its host", async ({ page, playground, baseURL }) => {
    const address = `${baseURL}embed.html#example=flask-shop`;
    const site = await documentation(documentWith(""));
    await page.goto(site.origin);
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
  });

  test("the page itself cannot be framed", async ({ page, playground, baseURL }) => {
    const site = await documentation(documentWith(`<iframe title="Playground" src="${baseURL}"></iframe>`));
    await page.goto(site.origin);
    await expect.poll(() => playground.complaints.join()).toContain("frame-ancestors");
    playground.complaints.length = 0;
  });
});

test("an address is asked about before it is read", async ({ page, playground }) => {
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
});
