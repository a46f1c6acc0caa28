/** Following links from everything to its origin, by mouse and by keyboard, in both directions. */
import type { Locator } from "@playwright/test";
import { fragmentOf, type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

const charmcraft = testdata("charmcraft.yaml");

/** Opens a project that is too long for the screen, in the open page. */
async function openBookshelf(playground: Playground): Promise<void> {
  const padding = "# a line that is only long enough to scroll\n".repeat(60);
  const project = {
    "charmcraft.yaml": charmcraft + padding,
    "rockcraft.yaml": `${padding}services:\n  mail-worker:\n    override: replace\n    command: python3 mail.py\n    startup: enabled\n`,
  };
  await playground.follow(fragmentOf(project));
  await expect(playground.manifest).toContainText("bookshelf-k8s");
}

/** The line of the shown file that contains a text. */
function line(playground: Playground, text: string): Locator {
  return playground.editor.getByText(text, { exact: true });
}

/** The links from everything to its origin. */
const deeds: Deeds = {
  "from a variable to its lines, and from the cursor's line to all that follows from it, by keyboard": async (
    playground,
  ) => {
    const { page } = playground;
    await test.step("from the cursor's line to the manifest, the variables and the switch", async () => {
      await playground.editor.getByText("s3:").click();
      await page.mouse.move(0, 0);
      await expect(playground.variable("S3_BUCKET")).toHaveClass(/lit/);
      await expect(playground.integration("s3")).toHaveClass(/lit/);
      await expect(playground.variable("FLASK_TOKEN")).not.toHaveClass(/lit/);
      await page.keyboard.press("Alt+Enter");
      await expect(playground.nameButton("S3_BUCKET")).toBeInViewport();
      await expect(playground.manifest.getByText("s3", { exact: true }).first()).toBeInViewport();
    });
    await test.step("from a variable to the lines of its name and of its value", async () => {
      await playground.nameButton("S3_BUCKET").focus();
      await page.keyboard.press("Enter");
      const details = playground.pane("Environment").getByRole("row").filter({ hasText: "Value from" });
      await expect(details.getByRole("button", { name: "charmcraft.yaml, line 32" })).toBeVisible();
      await details.getByRole("button", { name: /^mock\.yaml, line/ }).press("Enter");
      await expect(page.getByRole("textbox", { name: "mock.yaml, editor" })).toBeFocused();
      await page.keyboard.press("Home");
      await page.keyboard.press("Shift+End");
      await page.keyboard.press("ControlOrMeta+c");
      expect(await playground.clipboard()).toContain("bucket: book-covers");
      await playground.nameButton("S3_BUCKET").click();
      await expect(details).toHaveCount(0);
    });
  },

  "new, changed and gone lines since the pin are counted and marked, in the manifest, too": async (
    playground,
  ) => {
    const { page } = playground;
    await page.getByRole("button", { name: "Pin result" }).press("Enter");
    await playground.integration("redis").click();
    await playground.integration("s3").click();
    await expect(playground.count("Environment")).toHaveText(/, 9 new, 5 gone$/);
    await expect(playground.pane("Environment").getByRole("row", { name: "S3_BUCKET gone" })).toBeVisible();
    await playground.show("charmcraft.yaml");
    await playground.editor.getByText("default:").click();
    await page.keyboard.press("End");
    await page.keyboard.type("0");
    await expect(playground.count("Expanded manifest")).toHaveText(/, 1 changed$/);
    await expect(playground.count("Environment")).toHaveText(/, 9 new, 1 changed, 5 gone$/);
    await playground.nameButton("FLASK_ITEMS_PER_PAGE").click();
    await expect(page.getByText("Pinned", { exact: true })).toBeVisible();
    await playground.command("pin the result");
    await expect(playground.count("Environment")).toHaveText(/variables$/);
  },

  "from a line of the expansion, a service and a finding to its place, by mouse and by Enter": async (
    playground,
  ) => {
    const { page } = playground;
    await openBookshelf(playground);
    const ways = ["mouse", "keyboard"] as const;
    for (const way of ways) {
      await test.step(`from a line of the expansion, by ${way}`, async () => {
        await playground.editor.focus();
        await page.keyboard.press("ControlOrMeta+End");
        await expect(line(playground, "name")).not.toBeInViewport();
        const first = playground.manifest.getByText("bookshelf-k8s").first();
        if (way === "mouse") await first.click();
        else {
          await playground.manifest.focus();
          await page.keyboard.press("ControlOrMeta+Home");
          await page.keyboard.press("Enter");
        }
        await expect(line(playground, "name")).toBeInViewport();
      });
    }
    await playground.show("rockcraft.yaml");
    const service = page.getByRole("button", { name: /^mail-worker/ });
    for (const way of ways) {
      await test.step(`from a service, by ${way}`, async () => {
        await playground.editor.focus();
        await page.keyboard.press("ControlOrMeta+Home");
        await expect(line(playground, "mail-worker")).not.toBeInViewport();
        if (way === "mouse") await service.click();
        else await service.press("Enter");
        await expect(line(playground, "mail-worker")).toBeInViewport();
      });
    }
    await playground.write("charmcraft.yaml", charmcraft.replace("type: int", "type: itn"));
    const finding = playground.findings.first().getByRole("button", { name: /itn/ }).first();
    for (const way of ways) {
      await test.step(`from a finding, by ${way}`, async () => {
        await playground.show("rockcraft.yaml");
        if (way === "mouse") await finding.click();
        else await finding.press("Enter");
        await expect(playground.tab("charmcraft.yaml")).toHaveAttribute("aria-selected", "true");
        await expect(playground.editor).toBeFocused();
        await page.keyboard.press("ControlOrMeta+.");
        await page.getByRole("menuitem").first().press("Escape");
      });
    }
  },
};

test("everything leads to its origin, and the lines of a file to all that follows", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
