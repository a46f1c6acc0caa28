/** Typed text lasts: through reloads, other tabs, damaged records, and browsers that keep nothing. */
import type { BrowserContext, Page } from "@playwright/test";
import { isKept, putRecords } from "../pages/kept";
import { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { writeOnTop } from "../pages/texts";

/** Writes a line at the top of charmcraft.yaml. */
async function writeLine(playground: Playground, line: string): Promise<void> {
  await playground.show("charmcraft.yaml");
  await writeOnTop(playground, line);
}

/** Opens another tab. @param prepare runs in it before the page does */
async function openTab(context: BrowserContext, prepare?: () => void): Promise<Playground> {
  const page = await context.newPage();
  if (prepare) await page.addInitScript(prepare);
  const tab = new Playground(page);
  await tab.open();
  return tab;
}

/** The message that the work is not kept. */
const notKept = (page: Page) => page.getByRole("alert").filter({ hasText: "Your work is not kept" });

test("a reload right after a key loses nothing, and the plain address opens the user's own project", async ({
  playground,
  context,
}) => {
  const { page } = playground;
  await playground.open();
  await writeLine(playground, "# mine");
  await page.reload();
  await expect(playground.editor).toContainText("# mine");
  await page.goto("/#file:charmcraft.yaml=name%3A%20from-a-link%0A");
  await expect(playground.editor).toContainText("from-a-link");
  await page.close();
  const later = await openTab(context);
  await expect(later.editor).toContainText("# mine");
});

test("two tabs that are left within a moment of typing both have their text again", async ({
  playground,
  context,
}) => {
  await playground.open();
  await writeLine(playground, "# first tab");
  await expect.poll(() => isKept(playground.page, "# first tab")).toBe(true);
  const second = await openTab(context);
  await writeLine(second, "# second tab");
  await writeLine(playground, "# and last");
  await Promise.all([playground.page.reload(), second.page.reload()]);
  await expect(playground.editor).toContainText("# and last");
  await expect(second.editor).toContainText("# second tab");
  await expect(second.editor).not.toContainText("# and last");
});

/** Browsers that keep nothing, and the words for it on the page. */
const faults: Readonly<Record<string, { readonly prepare: () => void; readonly words: string }>> = {
  missing: {
    prepare: () => Object.defineProperty(window, "indexedDB", { value: undefined }),
    words: "it offers no storage",
  },
  refused: {
    prepare: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The user denied permission", "SecurityError");
      };
    },
    words: "it does not let this page use its storage",
  },
  newer: {
    prepare: () => {
      indexedDB.open = () => {
        const request = new EventTarget() as IDBOpenDBRequest;
        Object.defineProperty(request, "error", { value: new DOMException("newer", "VersionError") });
        setTimeout(() => request.onerror?.(new Event("error")), 0);
        return request;
      };
    },
    words: "a newer version of the playground uses its storage",
  },
  silent: {
    prepare: () => {
      indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
    },
    words: "its storage does not answer",
  },
  full: {
    prepare: () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (value, key) {
        if (!(window as { roomAgain?: boolean }).roomAgain)
          throw new DOMException("no room", "QuotaExceededError");
        return key === undefined ? put.call(this, value) : put.call(this, value, key);
      };
    },
    words: "its storage is full",
  },
};

for (const [name, { prepare, words }] of Object.entries(faults)) {
  test(`a browser whose storage is ${name} says so, with ways out, and the text is there after a reload`, async ({
    playground,
  }) => {
    const { page } = playground;
    await page.addInitScript(prepare);
    await playground.open();
    await writeLine(playground, "# here");
    await expect(notKept(page)).toContainText(words);
    const download = page.waitForEvent("download");
    await notKept(page).getByRole("button", { name: "Download the project" }).click();
    await download;
    await notKept(page).getByRole("button", { name: "Make a link" }).click();
    await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue(/#d1=/);
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(playground.editor).toContainText("# here");
    await writeLine(playground, "# still");
    await expect(notKept(page)).toContainText(words);
    if (name !== "full") return;
    // Make room only at the click, so that the page, which also tries by itself, is not faster.
    await page.evaluate(() => {
      const makeRoom = () => {
        (window as { roomAgain?: boolean }).roomAgain = true;
      };
      addEventListener("click", makeRoom, { capture: true, once: true });
    });
    await notKept(page).getByRole("button", { name: "Try again" }).click();
    await expect(notKept(page)).toHaveCount(0);
    await expect.poll(() => isKept(page, "# still")).toBe(true);
  });
}

test("damaged records and those of a newer version hide nothing, and are saved as files", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  await writeLine(playground, "# mine");
  await expect.poll(() => isKept(page, "# mine")).toBe(true);
  await putRecords(page, [
    { id: "no-files" },
    { id: "a-number", files: 5, time: 9e15 },
    { id: "no-text", files: { "charmcraft.yaml": 1 }, time: 9e15 },
    { id: "newer", format: 99, files: { "charmcraft.yaml": "name: newer\n" }, time: 9e15, touched: true },
  ]);
  await page.evaluate(() => {
    localStorage.setItem("charm-playground.unsaved", "{}");
    localStorage.setItem("charm-playground.unsaved.x.y", "5");
    localStorage.setItem("charm-playground.unsaved.x.z", "not JSON");
  });
  await page.reload();
  await expect(playground.editor).toContainText("# mine");
  await expect(playground.count("Environment")).toBeVisible();
  await playground.command("your projects");
  const dialog = page.getByRole("dialog", { name: "Your projects" });
  await expect(dialog.getByText("damaged record")).toHaveCount(3);
  const newer = dialog.getByRole("listitem").filter({ hasText: "newer version" });
  const download = page.waitForEvent("download");
  await newer.getByRole("button", { name: "Save as a file" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

test("without a secure context the page works, and two tabs keep both their texts", async ({
  playground,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(Crypto.prototype, "randomUUID", { value: undefined });
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  });
  await playground.open();
  await writeLine(playground, "# one");
  await expect.poll(() => isKept(playground.page, "# one")).toBe(true);
  const second = await openTab(context);
  await writeLine(second, "# two");
  await writeLine(playground, "# three");
  for (const text of ["# two", "# three"])
    await expect.poll(() => isKept(playground.page, text), `'${text}' is kept`).toBe(true);
});
