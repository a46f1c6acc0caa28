/** Output of Juju, charmcraft and containers, pasted or dropped on the page. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

const config = `$ juju config bookshelf --format yaml
application: bookshelf
settings:
  greeting: {source: user, type: string, value: from-juju}
`;
const status = `$ juju status --format yaml
model: {name: prod, type: caas, controller: k8s}
applications:
  bookshelf:
    charm: local:bookshelf-k8s-1
    application-status: {current: active}
    scale: 3
`;

/** A charm with an option and an integration. */
const charm = `name: bookshelf
type: charm
summary: s
description: d
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
config:
  options:
    greeting: {type: string, description: d}
requires:
  redis: {interface: redis, optional: true, limit: 1}
`;

/** Counts how often the charm was opened, so that its texts differ. */
let opened = 0;

/** Opens the charm in the open page. Its name stays: the outputs are those of its application. */
async function openBookshelf(playground: Playground, mock = "units: 1\n"): Promise<void> {
  const text = charm.replace("summary: s", `summary: s${++opened}`);
  await openWithin(playground, { "charmcraft.yaml": text, "mock.yaml": mock });
  await expect(playground.manifest).toContainText(`summary: s${opened}`);
}

/** Pastes a text outside any field. */
async function pasteOnPage(playground: Playground, text: string): Promise<void> {
  await playground.page.getByText("Environment", { exact: true }).filter({ visible: true }).first().click();
  await playground.paste(text);
}

/** Drops files from the disk on the page. */
async function dropFiles(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "outputs-"));
  const paths = Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 400, data });
  await expect(playgroundNote(page)).toContainText("From ");
  rmSync(folder, { recursive: true });
}

const playgroundNote = (page: Page) => page.getByRole("complementary", { name: "Note" });

/** What users bring from a terminal. */
const deeds: Deeds = {
  "what several commands printed is merged into mock.yaml by one paste, and undone at once": async (
    playground,
  ) => {
    const { page } = playground;
    await openBookshelf(playground);
    await pasteOnPage(playground, config + status);
    await expect(playgroundNote(page)).toContainText("From `juju status`: the model's name and 3 units.");
    await expect(playgroundNote(page)).toContainText("From `juju config`: 1 option.");
    await expect(playground.variable("FLASK_GREETING")).toContainText("from-juju");
    await playground.show("mock.yaml");
    expect(await playground.text()).toContain("greeting: from-juju");
    await playgroundNote(page).getByRole("button", { name: "Undo" }).click();
    await expect(playground.editor).toContainText("units: 1");
    await expect(playground.editor).not.toContainText("from-juju");
  },

  "dropped files with output of commands are copied into mock.yaml": async (playground) => {
    await openBookshelf(playground);
    await dropFiles(playground.page, { "config.yaml.txt": config, "status.out": status });
    await expect(playgroundNote(playground.page)).toContainText("From `juju config`: 1 option.");
    await expect(playground.variable("FLASK_GREETING")).toContainText("from-juju");
  },

  "pasted into charmcraft.yaml, it can still go where it belongs": async (playground) => {
    const { page } = playground;
    await openBookshelf(playground);
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+End");
    await playground.paste(config);
    await expect(playground.editor).toContainText("from-juju");
    await playgroundNote(page).getByRole("button", { name: "Copy it into mock.yaml" }).click();
    await expect(playground.editor).not.toContainText("from-juju");
    await expect(playground.variable("FLASK_GREETING")).toContainText("from-juju");
  },

  "the app's real environment is compared with the expected one": async (playground) => {
    const { page } = playground;
    await openBookshelf(playground, "config:\n  greeting: hello\n");
    await expect(playground.variable("FLASK_GREETING")).toContainText("hello");
    await pasteOnPage(
      playground,
      "$ printenv\nPATH=/bin\nFLASK_GREETING=other\nREDIS_DB_HOSTNAME=cache\nMYSTERY=s3cret\nFLASK_SECRET_KEY=made\n",
    );
    const dialog = page.getByRole("dialog", { name: "Paste what was printed" });
    await expect(
      dialog.getByRole("heading", { name: /^What the app got: 1 different, \d+ missing, 2 unknown/ }),
    ).toBeVisible();
    const row = (name: string) =>
      dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    await expect(row("FLASK_GREETING")).toContainText("Option 'greeting' has a different value there");
    await expect(row("REDIS_DB_HOSTNAME")).toContainText("'redis' is integrated there, but not here.");
    await expect(row("MYSTERY")).not.toContainText("s3cret");
    await dialog.getByRole("checkbox", { name: "Show sensitive values here" }).check();
    await expect(row("MYSTERY")).toContainText("s3cret");
    // The text goes when the dialog closes.
    await page.keyboard.press("Escape");
    await playground.command("paste what");
    await expect(dialog.getByRole("textbox")).toHaveValue("");
    await playground.closeDialog();
  },

  "an error of another kind of file is explained by an example": async (playground) => {
    const { page } = playground;
    await openCharm(playground, testdata("charmcraft.yaml"));
    await pasteOnPage(playground, 'ERROR invalid config default: option "max-users" expected int, got "ten"');
    await expect(page.getByRole("heading", { name: "This project does not cause that error" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "The same, fixed" })).toBeVisible();
    await playground.closeDialog();
  },

  "the page says when it does not recognise a text, and a pasted charmcraft.yaml becomes the charm": async (
    playground,
  ) => {
    const { page } = playground;
    await openBookshelf(playground);
    await test.step("a text that is not recognised", async () => {
      await pasteOnPage(playground, "The quick brown fox");
      await expect(page.getByRole("heading", { name: "This text is not recognised" })).toBeVisible();
      await playground.closeDialog();
    });
    await test.step("a charmcraft.yaml, pasted outside any field", async () => {
      await pasteOnPage(playground, charm.replace("name: bookshelf", "name: elsewhere"));
      await expect(playgroundNote(page)).toContainText("Pasted charmcraft.yaml.");
      await expect(playground.variable("FLASK_BASE_URL")).toContainText("elsewhere");
    });
  },

  "an error of this project leads to its finding, by keyboard alone": async (playground) => {
    const { page } = playground;
    await openWithin(playground, { "charmcraft.yaml": charm.replace("flask-framework", "flask-framwork") });
    await expect(playground.findings.first()).toContainText("flask-framwork");
    await playground.command("paste what");
    const field = page.getByRole("textbox", { name: "What was printed" });
    await expect(field).toBeFocused();
    await page.keyboard.type("Extension 'flask-framwork' does not exist");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("heading", { name: "This project causes that error" })).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Go to charmcraft.yaml, line 9" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("note", { name: "Finding" })).toContainText("flask-framwork");
    await expect(playground.editor).toBeFocused();
  },
};

test("what commands printed is pasted or dropped, and read", async ({ playground }) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
