/** The user's own project: an example's files leave for it, and the page's own zip can be opened. */
import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

/** What `charmcraft init` of charmcraft 4.5.0 writes for a profile, without its comments and prose. */
function initialised(profile: string): string {
  return `# ${profile}
name: my-${profile}-app
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: One line about it.
description: |
  More about it.
extensions:
  - ${profile}-framework
# requires:
#   postgresql:
#     interface: postgresql_client
`;
}

const profiles = ["flask", "django", "fastapi", "go", "expressjs", "spring-boot"];
/** Profiles whose extension charmcraft 4.5.0 applies only when experimental ones are allowed. */
const experimental = ["spring-boot"];

/** Chooses a file with "Open files…". */
async function openFile(playground: Playground, name: string, content: string | Buffer): Promise<void> {
  const choosing = playground.page.waitForEvent("filechooser");
  await playground.command("Open files");
  const chooser = await choosing;
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

/** Opens the example again that the page opens with. */
async function openExample(playground: Playground): Promise<void> {
  await playground.follow("example=flask-shop");
  await expect(playground.page.getByRole("complementary", { name: "Note" })).toContainText("from example");
  await expect(playground.page.getByRole("tab")).toHaveCount(3);
}

/** What users bring over the example that the page opens with. */
const deeds: Deeds = {
  "the output of charmcraft init, pasted over the example, is a project of its own": async (playground) => {
    const { page } = playground;
    const note = page.getByRole("complementary", { name: "Note" }).filter({ hasText: "were set aside" });
    for (const profile of profiles) {
      await test.step(profile, async () => {
        await playground.editor.click();
        await page.keyboard.press("ControlOrMeta+a");
        await playground.paste(initialised(profile));
        if (experimental.includes(profile))
          await page.getByRole("button", { name: "Allow experimental extensions" }).first().click();
        await expect(playground.manifest).toContainText(`name: my-${profile}-app`);
        await expect(page.getByRole("tab")).toHaveCount(1);
        await expect(note).toContainText("The example's mock.yaml and rockcraft.yaml were set aside");
        await expect(playground.findings.filter({ hasText: /mock\.yaml:|rockcraft\.yaml:/ })).toHaveCount(0);
        await expect(playground.status).not.toContainText("covers-worker");
        await playground.editor.focus();
        await page.keyboard.press("ControlOrMeta+z");
        await expect(page.getByRole("tab")).toHaveCount(3);
        await expect(playground.manifest).toContainText("name: shop-k8s");
        // The note of the next one is its own.
        await note.getByRole("button", { name: "Dismiss" }).click();
        await expect(note).toHaveCount(0);
      });
    }
  },

  "an example stays whole when a binary file is refused, and when a few lines are pasted into it": async (
    playground,
  ) => {
    const { page } = playground;
    await test.step("a binary file is refused with a sentence", async () => {
      await openFile(playground, "charmcraft.yaml", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]));
      await expect(page.getByRole("complementary", { name: "Note" })).toContainText(
        "'charmcraft.yaml' is not UTF-8 text",
      );
      await expect(page.getByRole("tab")).toHaveCount(3);
    });
    await test.step("a few lines are pasted", async () => {
      await playground.editor.click();
      await page.keyboard.press("ControlOrMeta+End");
      await playground.paste("\nlinks:\n  website: https://shop.example.com\n");
      await expect(playground.editor).toContainText("https://shop.example.com");
      await expect(playground.findings.filter({ hasText: "links" })).toHaveCount(0);
      await expect(page.getByRole("tab")).toHaveCount(3);
    });
  },

  "the page opens its own zip again": async (playground) => {
    const { page } = playground;
    const downloading = page.waitForEvent("download");
    await playground.command("Download the project as zip");
    const stream = await (await downloading).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    await playground.command("Start an empty project");
    await expect(page.getByRole("tab")).toHaveCount(1);
    await openFile(playground, "project.zip", Buffer.concat(chunks));
    await expect(page.getByRole("tab")).toHaveCount(3);
    await expect(playground.manifest).toContainText("name: shop-k8s");
  },

  "the files that left can be kept": async (playground) => {
    const { page } = playground;
    await openExample(playground);
    await playground.editor.click();
    await page.keyboard.press("ControlOrMeta+a");
    await playground.paste(initialised("flask"));
    await page.getByRole("button", { name: "Keep them" }).click();
    await expect(page.getByRole("tab")).toHaveCount(3);
    await expect(playground.manifest).toContainText("name: my-flask-app");
  },

  "the reference of mock.yaml is one click away": async (playground) => {
    const { page } = playground;
    await playground.tab("mock.yaml").click();
    const opening = page.waitForEvent("popup");
    await page.getByRole("link", { name: "Reference" }).click();
    const reference = await opening;
    await expect(reference.getByRole("heading", { name: "mock.yaml", exact: true })).toBeInViewport();
    await reference.close();
  },

  "a single charmcraft.yaml that is opened takes the example's place": async (playground) => {
    const { page } = playground;
    await openExample(playground);
    await openFile(playground, "charmcraft.yaml", initialised("go"));
    await expect(playground.manifest).toContainText("name: my-go-app");
    await expect(page.getByRole("tab")).toHaveCount(1);
  },

  "a charm that is blocked has one headline; one that is expanded already can be replaced by its extension":
    async (playground) => {
      await openCharm(playground, testdata("charmcraft.yaml"));
      await expect(playground.status).toContainText("blocked");
      await expect(playground.pane("Problems").getByRole("heading")).toHaveText(/^Blocked/);
      const expanded = await playground.expansion();
      await playground.write("charmcraft.yaml", expanded);
      const note = playground.findings.filter({ hasText: "already expanded" });
      await expect(note).toBeVisible();
      await expect(playground.variable("FLASK_GREETING")).toBeVisible();
      await note.getByRole("button", { name: /in place of what it adds/ }).click();
      await expect(playground.editor).toContainText("- flask-framework");
      await expect(note).toHaveCount(0);
      await expect(playground.variable("FLASK_GREETING")).toBeVisible();
    },
};

test("the user's own project takes the example's place, and the page's own zip is opened again", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
