/** The main journeys, written once and made in every engine. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serveText } from "../hosts/documentation";
import { documentWith } from "../hosts/instructions";
import { testdata } from "../pages/playground";
import type { Sought, Words } from "./looking";
import { expect, test } from "./test";
import type { User } from "./user";

const charmcraft = testdata("charmcraft.yaml");

const pane = (name: string): Sought => ({ role: "region", name });
const button = (name: Words, inside?: Sought): Sought => ({
  role: "button",
  name,
  ...(inside && { inside }),
});
const editor = (text: Words): Sought => ({ role: "textbox", name: /, editor$/, text });
const finding = (text: Words): Sought => ({ role: "listitem", text, inside: pane("Problems") });
const integration = (endpoint: string): Sought => ({ role: "switch", name: `Integrate ${endpoint}` });
const dialog = (name: Words): Sought => ({ role: "dialog", name });

/** The row of a variable, with its value. */
function variable(name: string, value = ""): Sought {
  return { role: "row", text: new RegExp(`^${name}\\b[^]*${value}`), inside: pane("Environment") };
}

/** Opens the page on a charm, through a link in plain text. */
async function openCharm(user: User, text = charmcraft): Promise<void> {
  await user.open(`#file:charmcraft.yaml=${encodeURIComponent(text)}`);
  await user.sees(editor(text.slice(0, text.indexOf("\n"))));
  await user.sees({ role: "textbox", name: /^Expanded manifest/, text: "bookshelf-k8s" });
}

/** Puts the cursor at the end of the file. */
async function goToEnd(user: User): Promise<void> {
  await user.click(editor(""));
  await user.press("Control+End");
}

/** Puts the cursor at the end of the line with some words. */
async function goTo(user: User, words: string, frame?: string): Promise<void> {
  const line = charmcraft.slice(0, charmcraft.indexOf(words)).split("\n").length;
  await user.click({ ...editor(""), ...(frame && { frame }) });
  await user.press("Control+Home", ...Array(line - 1).fill("ArrowDown"), "End");
}

test("load: the first visit shows an example with all that follows from it", async ({ user }) => {
  await user.open();
  await user.sees(editor("name: shop-k8s"));
  await user.sees({ role: "textbox", name: /^Expanded manifest/, text: "name: shop-k8s" });
  await user.sees(variable("FLASK_ITEMS_PER_PAGE", "20"));
  await user.sees({ role: "heading", name: "No problems" });
});

test("type: what is typed is worked out, undone, and done again", async ({ user }) => {
  await openCharm(user);
  await user.sees(variable("FLASK_GREETING", "Welcome"));
  await goTo(user, "default: Welcome");
  await user.type(" to all");
  await user.sees(variable("FLASK_GREETING", "Welcome to all"));
  await user.press("Control+z");
  await user.misses(variable("FLASK_GREETING", "Welcome to all"));
  await user.sees(variable("FLASK_GREETING", "Welcome"));
  await user.press("Control+Shift+Z");
  await user.sees(variable("FLASK_GREETING", "Welcome to all"));
});

test("fix: a mistake is found where it is, and one click fixes it", async ({ user }) => {
  await openCharm(user, charmcraft.replace("summary:", "sumary:"));
  await user.sees(finding("sumary"));
  await user.click(button("Change to 'summary'", finding("sumary")));
  await user.sees(editor("summary: A shelf of books."));
  await user.misses(finding("sumary"));
  await user.press("Control+z");
  await user.sees(finding("sumary"));
});

test("complete: names are offered as one types, and Enter takes one", async ({ user }) => {
  await openCharm(user);
  await goToEnd(user);
  await user.type("  redis:\ninter");
  await user.sees({ role: "option", name: /^interface/ });
  await user.press("Enter");
  await user.type("redis");
  await user.sees(editor(/redis:\n {4}interface: redis/));
});

test("switch: an integration goes on and off, with what it brings", async ({ user }) => {
  await openCharm(user);
  await user.seesState(integration("s3"), false);
  await user.click(integration("s3"));
  await user.seesState(integration("s3"), true);
  await user.sees(variable("S3_BUCKET"));
  await user.sees({ role: "tab", name: /^mock.yaml/ });
  await user.click(integration("s3"));
  await user.seesState(integration("s3"), false);
  await user.misses(variable("S3_BUCKET"));
});

test("share: a link opens the same files for somebody else", async ({ user, anybody }) => {
  await openCharm(user);
  await goToEnd(user);
  await user.type("# for you");
  await user.sees(editor("# for you"));
  await user.click(button("Share"));
  const field: Sought = { role: "textbox", text: "#d1=", inside: dialog("Share this project") };
  const link = await user.text(field);
  const other = await anybody();
  await other.open(link);
  await other.sees(variable("FLASK_GREETING", "Welcome"));
  await other.click(editor("bookshelf-k8s"));
  await other.press("Control+End");
  await other.sees(editor("# for you"));
  expect(await other.complaints()).toEqual([]);
});

test("export: the environment is downloaded and copied", async ({ user, downloads }) => {
  await openCharm(user);
  await user.click(button("Export the environment"));
  const here = dialog("Export the environment");
  await user.click({ role: "radio", name: "JSON", inside: here });
  await user.sees({
    role: "region",
    name: "Preview of JSON",
    text: '"FLASK_GREETING": "Welcome"',
    inside: here,
  });
  await user.click(button("Download environment.json", here));
  await user.sees({ role: "status", text: "Downloaded environment.json.", inside: here });
  await expect.poll(() => readdirSync(downloads)).toContain("environment.json");
  const file = () => JSON.parse(readFileSync(join(downloads, "environment.json"), "utf8"));
  await expect(() => expect(file()).toMatchObject({ FLASK_GREETING: "Welcome" })).toPass();
  await user.click(button("Copy", here));
  await user.sees({ role: "status", text: "Copied the environment as JSON.", inside: here });
  await user.press("Escape");
  await user.misses(here);
  await goToEnd(user);
  await user.press("Control+v");
  await user.sees(editor('"FLASK_GREETING": "Welcome"'));
});

test("keep: a text is there after another page, and after the page is opened again", async ({ user }) => {
  await openCharm(user);
  await goToEnd(user);
  await user.type("# one");
  await user.open("docs/embed.html");
  await user.sees({ role: "heading", name: /./ });
  await user.back();
  await user.sees(editor(""));
  await goToEnd(user);
  await user.sees(editor("# one"));
  await user.type(" two");
  await user.sees(editor("# one two"));
  await user.open();
  await goToEnd(user);
  await user.sees(editor("# one two"));
});

/** Serves documentation with the charm in it, which remembers what it is told. */
function serveDocumentation(site: string) {
  const page = documentWith(
    `<charm-playground><pre data-file="charmcraft.yaml">${charmcraft}</pre></charm-playground>`,
    `<script type="module" src="${site}embed.js"></script>
    <script>window.told = ""; addEventListener("message", ({ data }) => { told += JSON.stringify(data) })</script>`,
  );
  return serveText({ "/index.html": page });
}

const inFrame = (sought: Sought): Sought => ({ ...sought, frame: "iframe" });

test("embed: documentation on another origin shows the playground, and is told what is typed in it", async ({
  user,
  site,
}) => {
  const host = await serveDocumentation(site.url);
  await user.open(`${host.origin}/`);
  await user.sees(inFrame(variable("FLASK_GREETING", "Welcome")));
  await goTo(user, "name:", "iframe");
  await user.type("-two");
  await user.sees(inFrame(variable("FLASK_BASE_URL", "bookshelf-k8s-two")));
  await expect.poll(() => user.engine.run<string>("window.told")).toContain("bookshelf-k8s-two");
  await host.close();
});

test("offline: after the first visit the page opens and works without the site", async ({ user, site }) => {
  await user.open();
  await user.sees(variable("FLASK_ITEMS_PER_PAGE"));
  await user.click(button(/paas-charm/));
  await user.sees({ ...dialog("What this shows"), text: "also opens offline" });
  await site.close();
  await expect(fetch(site.url)).rejects.toThrow();
  await user.open();
  await user.sees(variable("FLASK_ITEMS_PER_PAGE", "20"));
  await goToEnd(user);
  await user.type("# offline");
  await user.sees(editor("# offline"));
  await user.click(button("Share"));
  await user.sees({ role: "textbox", text: "#d1=", inside: dialog("Share this project") });
});
