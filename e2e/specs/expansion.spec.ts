import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

const charmcraft = testdata("charmcraft.yaml");

test("an empty visit opens on an example with one sentence that explains the page", async ({
  playground,
}) => {
  await playground.open();
  await expect(playground.page.getByText("every variable that your app gets")).toBeVisible();
  await expect(playground.tab("charmcraft.yaml")).toHaveAttribute("aria-selected", "true");
  await expect(playground.count("Environment")).toHaveText(/^\d+ variables$/);
  await playground.page.getByRole("button", { name: "Dismiss the introduction" }).click();
  await playground.page.reload();
  await expect(playground.count("Environment")).toBeVisible();
  await expect(playground.page.getByText("every variable that your app gets")).toBeHidden();
});

test("on a phone, too, the sentence is there, and the output below it", async ({ playground }) => {
  const { page } = playground;
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await expect(page.getByText("every variable that your app gets")).toBeInViewport();
  await expect(playground.nameButton("FLASK_ITEMS_PER_PAGE")).toBeInViewport();
  await page.getByRole("button", { name: "Dismiss the introduction" }).click();
  await expect(page.getByText("every variable that your app gets")).toBeHidden();
});

/** What users see of an expansion. */
const deeds: Deeds = {
  "which variable holds my S3 bucket: found in the table, and by the commands": async (playground) => {
    const { page } = playground;
    await page.getByRole("searchbox", { name: "Search variables" }).fill("bucket");
    await expect(playground.count("Environment")).toHaveText("1 of 24 variables");
    await expect(playground.variable("S3_BUCKET")).toContainText("book-covers");
    await playground.command("bucket");
    await expect(playground.nameButton("S3_BUCKET")).toBeFocused();
    await expect(playground.nameButton("S3_BUCKET")).toBeInViewport();
    await expect(playground.count("Environment")).toHaveText("24 variables");
    await test.step("the difference compares keys: a moved key is kept, and only a consumed one is gone", () =>
      expectDifference(playground));
    await showWhole(playground);
  },

  "a pasted file shows the expansion that charmcraft prints; added lines name their extension, and can be shown alone":
    async (playground) => {
      const { page } = playground;
      await playground.write("charmcraft.yaml", charmcraft);
      await expect(playground.manifest).toContainText("name: bookshelf-k8s");
      await expect.poll(() => playground.expansion()).toBe(testdata("expanded.yaml"));
      await test.step("it is downloaded as it is shown", async () => {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Download the expansion" }).click();
        const stream = await (await download).createReadStream();
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        expect(Buffer.concat(chunks).toString("utf8")).toBe(testdata("expanded.yaml"));
      });
      await test.step("added lines", async () => {
        await expect(playground.manifest.getByText("flask-framework").first()).toBeVisible();
        await page.getByRole("radio", { name: "Added only" }).check({ force: true });
        await expect(playground.manifest.getByText(/lines? of your own/).first()).toBeVisible();
        await expect(playground.manifest).not.toContainText("name: bookshelf-k8s");
        await page.getByRole("radio", { name: "Diff" }).check({ force: true });
        await expect(
          page.getByRole("textbox", { name: "Compared with charmcraft.yaml, read-only" }),
        ).toBeVisible();
        await showWhole(playground);
      });
    },

  "in the user's own charm: the switch of the endpoint brings the bucket's variable": async (playground) => {
    await openCharm(playground, charmcraft);
    await playground.integration("s3").click();
    await expect(playground.nameButton("S3_BUCKET")).toBeInViewport();
  },

  "a mistake is marked, the last good results stay, and fixing it, by mouse or keyboard, clears the mark":
    async (playground) => {
      const { page } = playground;
      const noMistake = playground.pane("Problems").getByRole("heading", { name: /^(No problems|Blocked)/ });
      await test.step("by mouse", async () => {
        await playground.write("charmcraft.yaml", charmcraft.replace("requires:", "requries:"));
        await expect(playground.findings.first()).toContainText("requries");
        await expect(
          playground.tab("charmcraft.yaml").getByRole("img", { name: "has errors" }),
        ).toBeVisible();
        await expect(playground.manifest).toContainText("name: ");
        // The results of the earlier text are replaced by those of this one with the fix applied.
        await expect(playground.pane("Expanded manifest").getByText("With the fix applied")).toBeVisible();
        await expect(playground.manifest).toContainText("name: ");
        await playground.pane("Problems").getByRole("button", { name: "Change to 'requires'" }).click();
        await expect(noMistake).toBeVisible();
        await expect.poll(() => playground.expansion()).toBe(testdata("expanded.yaml"));
      });
      await test.step("by keyboard alone", async () => {
        await playground.write("charmcraft.yaml", charmcraft.replace("requires:", "requries:"));
        await expect(playground.findings.first()).toContainText("requries");
        await page.keyboard.press("Alt+3");
        await page.keyboard.press("F8");
        await expect(playground.editor).toBeFocused();
        await page.keyboard.press("ControlOrMeta+.");
        await expect(page.getByRole("menuitem", { name: "Change to 'requires'" })).toBeFocused();
        await page.keyboard.press("Enter");
        await expect(noMistake).toBeVisible();
        await expect(playground.editor).toBeFocused();
      });
    },
};

test("a project is expanded as charmcraft does it, mistakes are fixed, and variables are found", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});

/** Shows all lines of the expansion again. */
async function showWhole({ page }: Playground): Promise<void> {
  await page.getByRole("radio", { name: "All", exact: true }).check({ force: true });
}

/** Expects of the first example what its difference with the typed text counts and marks. */
async function expectDifference(playground: Playground): Promise<void> {
  await playground.page.getByRole("radio", { name: "Diff" }).check({ force: true });
  const pane = playground.pane("Expanded manifest");
  await expect(pane.getByText(/^\d+ kept$/)).toBeVisible();
  await expect(pane.getByText(/^\+ \d+ added$/)).toBeVisible();
  await expect(pane.getByText("− 2 used up or replaced")).toBeVisible();
  await expect(pane.getByText(/overridden$/)).toBeHidden();
  const text = playground.page.getByRole("textbox", { name: "Compared with charmcraft.yaml, read-only" });
  const colours = (line: string) =>
    text.evaluate(
      (element, wanted) =>
        [...element.querySelectorAll(".cm-line")]
          .filter(({ textContent }) => textContent === wanted)
          .map((found) => getComputedStyle(found).backgroundColor),
      line,
    );
  expect(await colours("summary: A shop for second-hand books.")).toEqual(["rgba(0, 0, 0, 0)"]);
}
