/** The embed as a guest on pages of every width, colour and policy. */
import type { Page } from "@playwright/test";
import { type Site, serveText } from "../hosts/documentation";
import { documentWith, snippet } from "../hosts/instructions";
import { Embed } from "../pages/embed";
import { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

const sites: Site[] = [];

/** Opens a page of documentation on an origin of its own. */
async function open(
  page: Page,
  html: string,
  headers: Record<string, string> = {},
  files = {},
): Promise<Site> {
  const site = await serveText({ "/index.html": html, ...files }, headers);
  sites.push(site);
  await page.goto(site.origin);
  return site;
}

test.afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

const script = (baseURL?: string) => `<script type="module" src="${baseURL}embed.js"></script>`;

/** A charm whose option has a long name, as an element. */
const element = (attributes = "") => `<charm-playground ${attributes}><b>charmcraft.yaml</b>
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
    a-rather-long-name-of-an-option-that-nobody-shortened:
      type: string
      default: https://shop.example.com/a/rather/long/address/of/some/page?with=several&parameters=of&all=kinds
requires:
  saml:
    interface: saml
    optional: true
    limit: 1
</pre><b>mock.yaml</b>
<pre data-file="mock.yaml">
config:
  webserver-workers: 2
relations:
  - endpoint: saml
    related-application: saml-integrator
    application-data:
      entity_id: https://login.example.com/saml
      metadata_url: https://login.example.com/saml/metadata
      x509certs: MIICertificate
      single_sign_on_service_redirect_url: https://login.example.com/saml/sso
      single_sign_on_service_redirect_binding: urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect
</pre></charm-playground>`;

const longName = "FLASK_A_RATHER_LONG_NAME_OF_AN_OPTION_THAT_NOBODY_SHORTENED";

/**
 * Runs in a frame.
 * @returns its width, the texts of names and values that are cut off, and elements that reach beyond the right edge
 */
function cutOff(): { width: number; cut: string[] } {
  const within = [...document.querySelectorAll<HTMLElement>(".variable .name-text, .variable .value code")];
  const cut = within.filter((text) => {
    const box = text.getBoundingClientRect();
    const cell = text.closest("th, td")?.getBoundingClientRect();
    return box.width === 0 || text.scrollWidth > text.clientWidth + 1 || box.right > (cell?.right ?? 0) + 1;
  });
  const bars = [...document.querySelectorAll<HTMLElement>(".embed-line > *, .embed-switch, .embed-switch *")];
  const outside = bars.filter((part) => part.getBoundingClientRect().right > innerWidth);
  return { width: innerWidth, cut: [...cut, ...outside].map((part) => part.textContent ?? "") };
}

/** The least number of CSS pixels between the left end of the embed's bar and its content. */
const barPadding = 8;

test("from 280 to 700 pixels, name and value of every variable are whole, and no bar sticks out", async ({
  page,
  playground,
  baseURL,
}) => {
  const panes = ["environment", "files,environment", "files,manifest,environment"];
  const elements = panes.map((names) => element(`view="environment" panes="${names}"`)).join("");
  await open(page, documentWith(`<div id="column">${elements}</div>`, script(baseURL)));
  // All of them start while they are near the view; after that, each has its height.
  await page.setViewportSize({ width: 1440, height: 3000 });
  const embeds = panes.map((_, at) => new Embed(page, `iframe >> nth=${at}`));
  for (const embed of embeds) await embed.ready(longName);
  for (const width of [280, 340, 480, 600, 700]) {
    await page.locator("#column").evaluate((column, pixels) => {
      column.style.width = `${pixels}px`;
    }, width);
    for (const [at, embed] of embeds.entries()) {
      const where = `${width} pixels, ${panes[at]}`;
      const root = embed.frame.locator("html");
      await expect.poll(() => root.evaluate(cutOff), where).toEqual({ width, cut: [] });
      const line = await embed.frame.locator(".embed-line").boundingBox();
      for (const part of [embed.open, embed.frame.locator(".embed-status")])
        expect(((await part.boundingBox())?.x ?? 0) - (line?.x ?? 0), where).toBeGreaterThanOrEqual(
          barPadding,
        );
    }
  }
  expect(playground.complaints).toEqual([]);
});

test("twenty embeds share one engine and stay usable, and those far below the view start nothing", async ({
  page,
  playground,
  baseURL,
}) => {
  const cores: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("core")) cores.push(request.url());
  });
  const space = '<p style="height: 3000px"></p>';
  const all = element('view="environment"').repeat(19) + space + element('view="environment"');
  await open(
    page,
    documentWith(all, `${script(baseURL)}<style>charm-playground { height: 3rem; overflow: clip }</style>`),
  );
  const frames = page.locator("iframe");
  await expect(frames).toHaveCount(19);
  for (const at of [0, 9, 18]) await new Embed(page, `iframe >> nth=${at}`).ready(longName);
  expect(page.workers().length).toBe(1);
  await page.locator("charm-playground").last().scrollIntoViewIfNeeded();
  await new Embed(page, "iframe >> nth=19").ready(longName);
  expect(page.workers().length).toBe(1);
  expect(new Set(cores).size).toBeLessThanOrEqual(2);
  // The host gives one of them another file while all the others are on the page.
  const tenth = new Embed(page, "iframe >> nth=9");
  await page
    .locator("charm-playground")
    .nth(9)
    .evaluate((host) => {
      const embed = host as never as { files: Record<string, string> };
      embed.files = { ...embed.files, "mock.yaml": "unit: 0\n" };
    });
  await expect(tenth.variable("SAML_ENTITY_ID")).toHaveCount(0);
  await expect(new Embed(page, "iframe >> nth=8").variable("SAML_ENTITY_ID")).toBeVisible();
  expect(playground.complaints).toEqual([]);
});

/** What an embed copes with on the pages of others. */
const hosts: Deeds = {
  "light and dark follow at once, however the host switches": async (playground, baseURL) => {
    const { page } = playground;
    const styles = `<style>
    [data-theme="dark"] body, .dark, .night { color: oklch(0.9 0 0); background: #111; transition: color 100ms }
    * { transition: none !important }
  </style><style id="sheet" media="not all">body { color: #eee; background: #111 }</style>`;
    await open(page, documentWith(`<div id="around">${element()}</div>`, script(baseURL) + styles));
    const root = new Embed(page).frame.locator("html");
    const ground = () => root.evaluate((html) => getComputedStyle(html).backgroundColor);
    await expect(root).toHaveAttribute("data-theme", "light");
    const light = await ground();
    const switches: (() => void)[] = [
      () => document.documentElement.toggleAttribute("hidden-from-us"),
      () => {
        document.documentElement.dataset.theme =
          document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      },
      () => document.body.classList.toggle("dark"),
      () => document.getElementById("around")?.classList.toggle("night"),
      () => {
        const sheet = document.getElementById("sheet") as HTMLStyleElement;
        sheet.media = sheet.media === "all" ? "not all" : "all";
      },
    ];
    for (const toggle of switches.slice(1)) {
      await page.evaluate(toggle);
      await expect(root).toHaveAttribute("data-theme", "dark");
      await expect.poll(ground).not.toBe(light);
      await page.evaluate(toggle);
      await expect(root).toHaveAttribute("data-theme", "light");
    }
    expect(playground.complaints).toEqual([]);
  },

  "when the frame that runs the engine is removed, another one goes on": async (playground, baseURL) => {
    const { page } = playground;
    await open(page, documentWith(element() + element(), script(baseURL)));
    const second = new Embed(page, "iframe >> nth=1");
    await second.ready(longName);
    await page.evaluate(() => document.querySelector("charm-playground")?.remove());
    const left = new Embed(page);
    await left.append("provides:\n  web:\n    interface: http\n");
    await left.frame.getByRole("tab", { name: "mock.yaml" }).click();
    await left.append("  - endpoint: ingress\n");
    await expect(left.frame.getByText("active")).toBeVisible();
    await left.frame.getByRole("tab", { name: "charmcraft.yaml" }).click();
    await left.append("actions:\n  greet:\n    description: Greets.\n");
    expect(page.workers().length).toBe(1);
    expect(playground.complaints).toEqual([]);
  },

  "a strict policy that names the playground is enough": async (playground, baseURL) => {
    const { page } = playground;
    const { origin } = new URL(baseURL);
    const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
    const block =
      "<p>The flask-framework.</p><pre><code class='language-yaml'>extensions: [flask-framework]\n</code></pre>";
    const tag = `<script type="module" src="${baseURL}embed.js" data-yaml-buttons></script>`;
    await open(page, documentWith(block + element(), tag), { "Content-Security-Policy": policy });
    await new Embed(page).ready(longName);
    const link = page.locator(".charm-playground-open").getByRole("link");
    expect((await link.boundingBox())?.height).toBeGreaterThan(24);
    expect(playground.complaints).toEqual([]);
  },

  "a host that is isolated from other origins may show it": async (playground, baseURL) => {
    const { page } = playground;
    await open(page, documentWith(element(), script(baseURL)), {
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Opener-Policy": "same-origin",
    });
    await new Embed(page).ready(longName);
    expect(playground.complaints).toEqual([]);
  },
};

test("an embed follows its host's colours and policies, and goes on without the frame that ran the engine", async ({
  playground,
  baseURL,
}) => {
  await inOneVisit(playground, hosts, baseURL);
});

/** What a reader sees without the playground. */
async function expectText(page: Page): Promise<void> {
  for (const words of ["charmcraft.yaml", "- flask-framework", "mock.yaml", "webserver-workers: 2"])
    await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.locator("iframe").filter({ visible: true })).toHaveCount(0);
}

/** Where a reader sees the text alone; the browser reports what it was told to block. */
const without: Deeds = {
  "where the host's policy allows no frames, no scripts, or nothing at all of others": async (
    playground,
    baseURL,
  ) => {
    const { page } = playground;
    for (const policy of ["frame-src 'none'", "script-src 'self'", "default-src 'none'"]) {
      playground.complaints.length = 0;
      await open(page, documentWith(element(), script(baseURL)), { "Content-Security-Policy": policy });
      await expect.poll(() => playground.complaints.join(), policy).toContain("Content Security Policy");
      await expectText(page);
    }
  },

  "where the playground cannot be reached": async (playground, baseURL) => {
    const { page } = playground;
    await page.route("**/embed.html*", (route) => route.abort());
    await open(page, documentWith(element(), script(baseURL)));
    await expect(page.getByRole("link", { name: "Open in the playground" })).toBeVisible();
    await expectText(page);
    await page.unroute("**/embed.html*");
  },

  "where a file of `src` cannot be had, with a link to it": async (playground, baseURL) => {
    const { page } = playground;
    const html = element('src="files/rockcraft.yaml files/paas-config.yaml"');
    await open(page, documentWith(html, script(baseURL)), {}, { "/files/rockcraft.yaml": "services: {}\n" });
    await expect(page.getByRole("link", { name: "paas-config.yaml cannot be loaded" })).toBeVisible();
    await expect(page.getByText("services: {}")).toBeVisible();
    await expectText(page);
  },

  "in a frame without an origin of its own": async (playground, baseURL) => {
    const { page } = playground;
    const file = encodeURIComponent("extensions:\n  - flask-framework\n");
    const address = `${baseURL}embed.html#file:charmcraft.yaml=${file}&file:mock.yaml=unit%3A%202`;
    await open(
      page,
      documentWith(
        `<iframe title="Playground" sandbox="allow-scripts allow-popups" src="${address}"></iframe>`,
      ),
    );
    const frame = page.frameLocator("iframe");
    for (const words of ["charmcraft.yaml", "- flask-framework", "mock.yaml", "unit: 2"])
      await expect(frame.getByText(words)).toBeVisible();
    await expect(frame.getByRole("link", { name: "Open in the playground" })).toBeVisible();
  },

  "on paper": async (playground, baseURL) => {
    const { page } = playground;
    await open(page, documentWith(element(), script(baseURL)));
    await new Embed(page).ready(longName);
    await expect(page.getByText("webserver-workers: 2")).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expectText(page);
  },
};

test("without the playground the text with the names of its files stays", async ({ playground, baseURL }) => {
  await inOneVisit(playground, without, baseURL);
  playground.complaints.length = 0;
});

/** What the instructions show. */
const instructions: Deeds = {
  "the snippet for plain HTML puts a link under its block, and Tab and Enter open it": async (playground) => {
    const context = playground.page.context();
    const { page } = playground;
    const html = await snippet(page, "html-links");
    await open(page, documentWith(html));
    const link = page.getByRole("link", { name: "Open in the playground" });
    await expect(link).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(link).toBeFocused();
    const opened = context.waitForEvent("page");
    await page.keyboard.press("Enter");
    const there = new Playground(await opened);
    await expect(there.variable("S3_BUCKET")).toBeInViewport();
    await there.page.close();
    expect(playground.complaints).toEqual([]);
  },

  "each snippet of the instructions has its result beside it": async (playground) => {
    const { page } = playground;
    await page.goto("/docs/embed.html");
    const live = page.locator("figure.live");
    await expect(live.getByRole("link", { name: "Open in the playground" })).toHaveCount(4);
    const elements = live.locator("charm-playground");
    await expect(elements).toHaveCount(4);
    for (const element of await elements.all()) {
      await element.scrollIntoViewIfNeeded();
      await expect(element.locator("pre").first()).toBeHidden();
      const rows = element.locator("iframe").contentFrame().getByRole("row");
      await expect(rows.filter({ hasText: "FLASK_SECRET_KEY" })).toBeVisible();
    }
    await expect(live.getByRole("img", { name: "Open in the Charm Playground" })).toBeVisible();
    await live.getByRole("link", { name: "S3_BUCKET in the playground" }).click();
    await expect(playground.variable("S3_BUCKET")).toBeInViewport();
  },
};

test("the snippets of the instructions lead to the playground, and have their results beside them", async ({
  playground,
}) => {
  await inOneVisit(playground, instructions);
});
