/** The promises of the host's headers, seen from the browser. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import type { Frame, Page, Request } from "@playwright/test";
import { violations as inaccessible } from "../pages/axe";
import { expect, test } from "../pages/test";

/** Reports every violation of the Content-Security-Policy from the beginning. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const target = window as never as { violations: string[] };
    target.violations = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      target.violations.push(`${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`),
    );
  });
  return () => page.evaluate(() => (window as never as { violations: string[] }).violations);
}

/** The palette search that opens the dialog about the page. */
const about = "what this shows";

/** The dialogs, by the palette search that opens them. */
const dialogs = [
  "share a link",
  "open an example",
  "keyboard shortcuts",
  about,
  "earlier states",
  "units",
  "add a file",
];

/** Expects the open dialog to link to the licences of everything shipped. */
async function expectLicences(page: Page): Promise<void> {
  const link = page.getByRole("dialog").getByRole("link", { name: "Licences" });
  await expect(link).toHaveAttribute("href", "/licences.txt");
}

test("no view violates the policy, and the page links to the licences", async ({ playground }) => {
  const { page } = playground;
  const violations = await watchPolicy(page);
  await playground.open("example=flask-everything");
  for (const mode of ["Added only", "Diff", "All"]) {
    await page.getByRole("group", { name: "Show" }).getByText(mode, { exact: true }).click();
  }
  for (const words of dialogs) {
    await playground.command(words);
    await expect(page.getByRole("dialog")).toBeVisible();
    if (words === about) await expectLicences(page);
    await playground.closeDialog();
  }
  await playground.show("charmcraft.yaml");
  await playground.editor.focus();
  await page.keyboard.press("ControlOrMeta+f");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Space");
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Environment" }).click();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violations()).toEqual([]);
});

/** The first embed that the instructions show, once it has its results. */
async function liveFrame(page: Page): Promise<Frame> {
  const embed = page.locator("figure.live charm-playground").first();
  await embed.scrollIntoViewIfNeeded();
  const frame = embed.locator("iframe");
  await expect(frame.contentFrame().getByRole("row").first()).toBeVisible();
  return (await (await frame.elementHandle())?.contentFrame()) as Frame;
}

/** The pages beside the playground's own. */
const addresses = [
  "/embed.html#example=flask-shop&panes=files,manifest,environment",
  "/docs/embed.html",
  "/docs/links.html",
  "/nowhere",
];

/** Expects a page, and the first frame of the instructions, to be accessible in both colours, and to keep the policy. */
async function expectFaultless(page: Page, address: string, violations: () => Promise<string[]>) {
  await page.goto(address);
  if (address.startsWith("/embed")) await expect(page.getByRole("row").first()).toBeVisible();
  const framed = address === "/docs/embed.html" ? [await liveFrame(page)] : [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const each of [page, ...framed]) expect(await inaccessible(each)).toEqual([]);
  }
  expect(await violations()).toEqual([]);
}

/** Opens a page that is isolated from other origins, and expects the embed in its frame. */
async function expectFramed(page: Page, baseURL = ""): Promise<void> {
  const frame = `<iframe src="${baseURL}embed.html#example=flask-minimal" width="900" height="600"></iframe>`;
  const host = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html", "Cross-Origin-Embedder-Policy": "require-corp" });
    response.end(frame);
  });
  await new Promise<void>((resolve) => host.listen(0, "localhost", resolve));
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  await expect(page.frameLocator("iframe").getByText("FLASK_SECRET_KEY")).toBeVisible();
  host.close();
}

test("the pages beside the playground's own keep the policy and are accessible, and an isolated page may frame the embed", async ({
  page,
  playground,
  baseURL,
}) => {
  const violations = await watchPolicy(page);
  for (const address of addresses) {
    expect(playground.complaints).toEqual([]);
    await test.step(address, () => expectFaultless(page, address, violations));
  }
  // The browser reports that the last one does not exist.
  playground.complaints.length = 0;
  await test.step("framed by a page that is isolated from other origins", () => expectFramed(page, baseURL));
  // That page is not the playground's.
  playground.complaints.length = 0;
});

test("the instructions name the size of embed.js as it travels, in Brotli", async ({ request }) => {
  const script = await (await request.get("/embed.js")).body();
  const text = await (await request.get("/docs/embed.html")).text();
  const named = /The script is\s+([\d.]+)&nbsp;kB/.exec(text)?.[1];
  expect(named).toBe((brotliCompressSync(script).length / 1000).toFixed(1));
  expect(Number(named)).toBeLessThanOrEqual(1.7);
});

test("embed.js has at most 3 KB, which is all that an idle page loads, and any site may load the scripts", async ({
  request,
}) => {
  for (const [path, most] of [
    ["/embed.js", 3000],
    ["/element.js", 5000],
  ] as const) {
    const response = await request.get(path);
    expect((await response.body()).length).toBeLessThanOrEqual(most);
    expect(response.headers()["access-control-allow-origin"]).toBe("*");
  }
});

test.describe("with all files kept", () => {
  test.use({ serviceWorkers: "allow" });

  test("after it has loaded, no request leaves the page", async ({ playground }) => {
    const { page } = playground;
    await playground.open("example=flask-shop");
    // From its second visit on, the page and everything it fetches later come from its own service worker.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await playground.ready();
    await page.waitForLoadState("networkidle");
    const requests: Request[] = [];
    page.context().on("request", (request) => requests.push(request));

    await playground.write("mock.yaml", "config:\n  token: typed-and-kept-here\n");
    await expect(playground.variable("FLASK_TOKEN")).toBeVisible();
    await page.getByRole("group", { name: "Show" }).getByText("Diff", { exact: true }).click();
    await playground.command("share a link");
    await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/#d1=/);
    await page.keyboard.press("Escape");
    await playground.command("units");
    await page.keyboard.press("Escape");
    await page.waitForLoadState("networkidle");

    const left: string[] = [];
    for (const request of requests) {
      const response = await request.response();
      if (!response?.fromServiceWorker()) left.push(`${request.method()} ${request.url()}`);
    }
    expect(left).toEqual([]);
  });
});

test("the licences of everything shipped are in a file of the site", async ({ request }) => {
  const response = await request.get("/licences.txt");
  expect(response.headers()["content-type"]).toContain("text/plain");
  const text = await response.text();
  for (const words of [
    "Apache License",
    "UBUNTU FONT LICENCE",
    "The Go Authors",
    "gopkg.in/yaml.v3 v",
    "preact 1",
    "@codemirror/view 6",
    "fflate 0",
    "workbox-precaching 7",
  ])
    expect(text).toContain(words);
});
