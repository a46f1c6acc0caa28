import type { Locator } from "@playwright/test";
import { fragmentOf, Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";
import { type Deeds, inOneVisit } from "../pages/visit";

const charmcraft = testdata("charmcraft.yaml");

/** The list of the user's projects, opened by its command. */
async function openProjects(playground: Playground): Promise<Locator> {
  await playground.command("your projects");
  return playground.page.getByRole("dialog", { name: "Your projects" });
}

/** An entry of the list. */
function entry(dialog: Locator, name: string): Locator {
  return dialog.locator(".project").filter({ hasText: name });
}

test("a text is there after a reload, and after an empty project replaced it", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.write("charmcraft.yaml", charmcraft);
  await expect(playground.manifest).toContainText("name: bookshelf-k8s");
  await page.reload();
  await expect(playground.editor).toContainText("name: bookshelf-k8s");
  await test.step("a project that an empty one replaced is opened again from the list", async () => {
    await playground.command("empty project");
    await expect(playground.editor).not.toContainText("bookshelf");
    await page.reload();
    await playground.editor.waitFor();
    const dialog = await openProjects(playground);
    await entry(dialog, "bookshelf-k8s").getByRole("button", { name: "Open", exact: true }).click();
    await expect(playground.editor).toContainText("name: bookshelf-k8s");
  });
});

/** What brings a project back, or another one in. */
const deeds: Deeds = {
  "undo leads back across everything that opened another project": async (playground) => {
    const { page } = playground;
    await playground.write("charmcraft.yaml", charmcraft);
    await test.step("undo leads back across an example", async () => {
      await page.getByRole("button", { name: "Examples" }).click();
      await page.getByRole("combobox", { name: "Search examples" }).fill("redis");
      await page.keyboard.press("Enter");
      await expect(playground.editor).not.toContainText("name: bookshelf-k8s");
      await playground.editor.focus();
      await page.keyboard.press("ControlOrMeta+z");
      await playground.show("charmcraft.yaml");
      await expect(playground.editor).toContainText("name: bookshelf-k8s");
    });

    await test.step("undo leads back across files, a link and an example, one by one, and redo forth again", async () => {
      await playground.follow(fragmentOf({ "charmcraft.yaml": "name: from-a-link\n" }));
      await expect(playground.editor).toContainText("from-a-link");
      await playground.command("example: the smallest flask");
      await expect(playground.editor).not.toContainText("from-a-link");
      const steps = ["from-a-link", "bookshelf-k8s", "shop-k8s"];
      for (const name of steps) {
        await playground.pane("Project files").focus();
        await page.keyboard.press("ControlOrMeta+z");
        await expect(playground.editor).toContainText(name);
      }
      for (const name of ["bookshelf-k8s", "from-a-link"]) {
        await playground.pane("Project files").focus();
        await page.keyboard.press("ControlOrMeta+Shift+z");
        await expect(playground.editor).toContainText(name);
      }
    });
  },

  "files are dropped, downloaded, added, renamed, removed and picked": async (playground) => {
    const { page } = playground;
    await playground.follow("example=flask-shop");
    await expect(page.getByRole("tab")).toHaveCount(3);
    await test.step("dropped files are opened, and undo brings the former project back", async () => {
      const before = await playground.text();
      const transfer = await page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "charmcraft.yaml", { type: "text/yaml" }));
        return data;
      }, charmcraft);
      await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
      await expect(playground.editor).toContainText("name: bookshelf-k8s");
      await expect(page.getByRole("tab")).toHaveCount(1);
      await playground.editor.focus();
      await page.keyboard.press("ControlOrMeta+z");
      await expect(page.getByRole("tab")).toHaveCount(3);
      await playground.show("charmcraft.yaml");
      expect(await playground.text()).toBe(before);
    });

    await test.step("the project is downloaded as a zip file", async () => {
      await playground.write("mock.yaml", "application: shelf\n");
      await expect(playground.variable("FLASK_BASE_URL")).toContainText("shelf");
      const download = page.waitForEvent("download");
      await playground.command("zip");
      expect((await download).suggestedFilename()).toBe("shelf.zip");
    });

    await test.step("files are added, renamed and removed, and removal is undone", async () => {
      await page.getByRole("button", { name: "Add a file" }).click();
      await page.getByRole("menuitem", { name: "Another file…" }).click();
      const path = page.getByRole("textbox", { name: "Path in the project" });
      await path.fill("../x");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert")).toContainText("inside the project");
      await path.fill("cos_custom/alerts.yaml");
      await page.keyboard.press("Enter");
      await expect(playground.tab("cos_custom/alerts.yaml")).toHaveAttribute("aria-selected", "true");
      await page.getByRole("button", { name: "This file" }).click();
      await page.getByRole("menuitem", { name: /^Rename/ }).click();
      await path.fill("cos_custom/more.yaml");
      await page.keyboard.press("Enter");
      await expect(playground.tab("cos_custom/more.yaml")).toBeVisible();
      await page.getByRole("button", { name: "This file" }).click();
      await page.getByRole("menuitem", { name: /^Remove/ }).click();
      await expect(playground.tab("cos_custom/more.yaml")).toBeHidden();
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(playground.tab("cos_custom/more.yaml")).toBeVisible();
    });

    await test.step("files are opened by the picker, several at once", async () => {
      const chooser = page.waitForEvent("filechooser");
      await playground.command("open files");
      await (await chooser).setFiles([
        {
          name: "charmcraft.yaml",
          mimeType: "text/yaml",
          buffer: Buffer.from(charmcraft.replaceAll("\n", "\r\n")),
        },
        { name: "mock.yaml", mimeType: "text/yaml", buffer: Buffer.from("unit: 0\n") },
      ]);
      await expect(playground.editor).toContainText("name: bookshelf-k8s");
      await expect(playground.tab("mock.yaml")).toBeVisible();
      await expect.poll(() => playground.expansion()).toBe(testdata("expanded.yaml"));
    });
  },
};

test("undo leads back across everything, and files are dropped, downloaded, added, renamed, removed and picked", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});

test("the list has the projects that were changed, and their earlier states", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.write("charmcraft.yaml", charmcraft);
  await test.step("a reset is undone at once, and projects in which nothing was changed are not listed", async () => {
    await playground.command("empty project");
    await expect(playground.editor).not.toContainText("bookshelf");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(playground.editor).toContainText("name: bookshelf-k8s");
    await playground.command("empty project");
    await playground.command("example: the smallest flask");
    await expect(playground.editor).toContainText("flask-framework");
    const dialog = await openProjects(playground);
    await expect(entry(dialog, "bookshelf-k8s")).toBeVisible();
    await expect(dialog.locator(".project")).toHaveCount(2);
    await expect(dialog).not.toContainText("unnamed charm");
    await playground.closeDialog();
  });

  await test.step("an earlier state of a project is brought back, and undone", async () => {
    await openWithin(playground, { "charmcraft.yaml": charmcraft });
    await page.getByRole("switch").first().click();
    await expect(playground.tab("mock.yaml")).toBeVisible();
    const dialog = await openProjects(playground);
    await entry(dialog, "open here").getByRole("button", { name: "Bring back" }).first().click();
    await expect(playground.tab("mock.yaml")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(playground.tab("mock.yaml")).toBeVisible();
  });
});

test("two tabs do not fight: each keeps its own text, and lists the other's", async ({
  playground,
  context,
}) => {
  await playground.open();
  await playground.write("charmcraft.yaml", charmcraft);
  await expect(playground.manifest).toContainText("name: bookshelf-k8s");
  const second = new Playground(await context.newPage());
  await second.open();
  await expect(second.page.getByText("open in another tab; here you work on a copy").first()).toBeVisible();
  await second.write("charmcraft.yaml", charmcraft.replace("bookshelf-k8s", "the-copy"));
  await expect(second.manifest).toContainText("name: the-copy");
  for (const { page } of [playground, second]) await page.reload();
  await expect(playground.editor).toContainText("name: bookshelf-k8s");
  await expect(second.editor).toContainText("name: the-copy");
  await expect(entry(await openProjects(playground), "the-copy")).toBeVisible();
  await second.page.close();
  await playground.page.reload();
  await expect(playground.editor).toContainText("name: bookshelf-k8s");
});
