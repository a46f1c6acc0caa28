/** Opening several files from outside at once, and downloading the project. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import type { Playground } from "../pages/playground";
import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const charmcraft = testdata("charmcraft.yaml");

/** A repository on a disk: the charm is in a folder of its own, beside files that do not belong to it. */
const repository: Readonly<Record<string, string>> = {
  "README.md": "# Bookshelf\n",
  "app.py": "print()\n",
  ".git/config": "[core]\n",
  "node_modules/mock.yaml": "application: not-this-one\n",
  "charm/charmcraft.yaml": charmcraft,
  "charm/mock.yaml": "application: from-the-folder\n",
  "charm/.env.example": "FLASK_GREETING=\n",
  "charm/cos_custom/prometheus_alert_rules/orders.rule": "alert: TooMany\n",
};

/** The files of the repository that belong to the charm's project. */
const opened = [
  "charmcraft.yaml",
  "mock.yaml",
  ".env.example",
  "cos_custom/prometheus_alert_rules/orders.rule",
];

/** Writes a folder to the disk, passes its path to `use`, and removes it. */
async function withFolder(files: Readonly<Record<string, string>>, use: (path: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "repository-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await use(folder).finally(() => rmSync(folder, { recursive: true }));
}

/** The names in a zip file's central directory (PKWARE's APPNOTE.TXT, 4.3.12). */
function zippedNames(bytes: Buffer): string[] {
  const header = "PK\u0001\u0002";
  const names: string[] = [];
  for (let at = bytes.indexOf(header); at >= 0; at = bytes.indexOf(header, at + 46))
    names.push(bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28)));
  return names;
}

/** Drags a file or folder from the disk over the page and drops it. */
async function dropFromDisk(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 400, data });
}

/** Expects that the repository's charm is open, and none of the other files. */
async function expectCharm(playground: Playground): Promise<void> {
  await expect(playground.variable("FLASK_BASE_URL")).toContainText("from-the-folder");
  for (const file of opened) await expect(playground.tab(file)).toBeVisible();
  await expect(playground.page.getByRole("tablist").getByRole("tab")).toHaveCount(opened.length);
  await expect.poll(() => playground.expansion()).toBe(testdata("expanded.yaml"));
}

/** What a user brings from outside, and what follows. None of it reloads the page. */
const deeds: Readonly<Record<string, (playground: Playground) => Promise<void>>> = {
  "a dropped folder opens the charm in it, and undo brings the former project back": async (playground) => {
    const before = await playground.text();
    await withFolder(repository, async (folder) => {
      await dropFromDisk(playground.page, folder);
      await expectCharm(playground);
    });
    await playground.command("undo");
    await expect(playground.tab("rockcraft.yaml")).toBeVisible();
    await playground.tab("charmcraft.yaml").click();
    expect(await playground.text()).toBe(before);
  },

  "several files are pasted at once, wherever the focus is": async (playground) => {
    const { page } = playground;
    await playground.editor.focus();
    await page.evaluate(
      (texts) => {
        const data = new DataTransfer();
        for (const [name, text] of texts) data.items.add(new File([text], name, { type: "text/yaml" }));
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(
          new ClipboardEvent("paste", {
            clipboardData: data,
            bubbles: true,
            cancelable: true,
            composed: true,
          }),
        );
      },
      [
        ["charmcraft.yaml", charmcraft],
        ["mock.yaml", "application: pasted\n"],
        ["notes.txt", "not of the project"],
      ] as const,
    );
    await expect(playground.variable("FLASK_BASE_URL")).toContainText("pasted");
    await expect(page.getByRole("tablist").getByRole("tab")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(playground.tab("rockcraft.yaml")).toBeVisible();
  },

  "files that belong to no charm change nothing, and the page says so": async (playground) => {
    await playground.show("charmcraft.yaml");
    const before = await playground.text();
    await withFolder({ "notes.txt": "x", "sub/app.py": "y" }, async (folder) => {
      await dropFromDisk(playground.page, folder);
      await expect(
        playground.page.getByText("None of these files belongs to a charm project").first(),
      ).toBeVisible();
    });
    expect(await playground.text()).toBe(before);
  },

  "the downloaded zip holds the project, in a folder of its application's name": async (playground) => {
    await playground.write("mock.yaml", "application: shelf\n");
    await expect(playground.variable("FLASK_BASE_URL")).toContainText("shelf");
    const download = playground.page.waitForEvent("download");
    await playground.command("zip");
    const bytes = readFileSync(await (await download).path());
    expect((await download).suggestedFilename()).toBe("shelf.zip");
    expect(zippedNames(bytes)).toEqual(["shelf/charmcraft.yaml", "shelf/mock.yaml", "shelf/rockcraft.yaml"]);
  },

  "a folder is chosen by keyboard": async (playground) => {
    const chooser = playground.page.waitForEvent("filechooser");
    await playground.command("open a folder");
    await withFolder(repository, async (folder) => {
      await (await chooser).setFiles(folder);
      await expectCharm(playground);
    });
  },

  "a file that disappears before it is read is named, and changes nothing": async (playground) => {
    await playground.show("charmcraft.yaml");
    const before = await playground.text();
    const chooser = playground.page.waitForEvent("filechooser");
    await playground.command("open files");
    const dialog = await chooser;
    await playground.page.evaluate(() => {
      const gone = () => Promise.reject(new DOMException("gone", "NotFoundError"));
      Object.assign(File.prototype, { text: gone, arrayBuffer: gone });
    });
    await dialog.setFiles({
      name: "charmcraft.yaml",
      mimeType: "text/yaml",
      buffer: Buffer.from(charmcraft),
    });
    await expect(playground.page.getByText("'charmcraft.yaml' cannot be read.").first()).toBeVisible();
    expect(await playground.text()).toBe(before);
  },
};

test("files from outside are opened, refused or downloaded", async ({ playground }) => {
  await playground.open();
  for (const [what, run] of Object.entries(deeds)) await test.step(what, () => run(playground));
});
