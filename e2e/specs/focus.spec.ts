/**
 * The focus after a command, a dialog, a fix or a button that disappeared: where it was before, or in the text that
 * was made.
 */
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { quick, typeAs } from "../pages/texts";

const charmcraft = `name: shop
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop
description: Sells books.
extensions:
  - flask-framework
requires:
  s3:
    interface: s3
    optinal: true
`;
const mock = "aplication: shop\nconfig: {}\n";

/** Puts the cursor at the end of charmcraft.yaml. */
async function atTheEnd(playground: Playground): Promise<void> {
  await playground.show("charmcraft.yaml");
  await playground.editor.click();
  await playground.page.keyboard.press("ControlOrMeta+End");
}

/** Runs a palette command that opens a dialog, and closes that with Esc. */
function dialog(words: string): (playground: Playground) => Promise<void> {
  return async (playground) => {
    await playground.command(words);
    await expect(playground.page.getByRole("dialog", { name: /^(?!Commands)/ })).toBeVisible();
    await playground.closeDialog();
  };
}

/** Actions that start in the editor, after which the user types on in it. */
const deeds: Readonly<Record<string, (playground: Playground) => Promise<unknown>>> = {
  "the pin": (playground) => playground.command("pin the result"),
  "added lines only": (playground) => playground.command("added lines only"),
  undo: (playground) => playground.command("redo"),
  "sharing, left with Esc": dialog("share a link"),
  "the projects, left with Esc": dialog("your projects"),
  "the commands, left with Esc": async ({ page }) => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("combobox", { name: "Search commands" })).toBeFocused();
    await page.keyboard.press("Escape");
  },
  "a fix in the list": (playground) =>
    playground.findings
      .filter({ hasText: "aplication" })
      .getByRole("button", { name: /'application'/ })
      .click(),
  "the last fix": (playground) =>
    playground.findings
      .filter({ hasText: "optinal" })
      .getByRole("button", { name: /'optional'/ })
      .click(),
  "an option": async (playground) => {
    await playground.command("set option webserver-workers in");
    await expect(playground.page.getByText("Mocked 'webserver-workers'").first()).toBeVisible();
  },
  "the note's cross": ({ page }) => page.getByRole("button", { name: "Dismiss", exact: true }).click(),
};

test("the focus goes back to the editor, and to text that is opened or made", async ({ playground }) => {
  const { page } = playground;
  await playground.openProject({ "charmcraft.yaml": charmcraft, "mock.yaml": mock });
  await expect(playground.findings.filter({ hasText: "optinal" }).first()).toBeVisible();
  let typed = 0;
  for (const [what, run] of Object.entries(deeds)) {
    await test.step(what, async () => {
      await atTheEnd(playground);
      await run(playground);
      await expect(playground.editor).toBeFocused();
      await typeAs(playground, `#${++typed}`, quick);
      await playground.page.keyboard.press("Enter");
      await expect(playground.editor).toContainText(`#${typed}`);
    });
  }
  const arrives = async (what: string) => {
    await expect(playground.editor, what).toBeFocused();
    await typeAs(playground, "#in", quick);
    await expect(playground.editor, what).toContainText("#in");
  };
  await page.getByRole("button", { name: "Add a file" }).click();
  await page.getByRole("menuitem", { name: /^paas-config.yaml/ }).click();
  await arrives("a new file");
  await playground.command("add a file");
  await page.getByRole("textbox", { name: "Path in the project" }).fill("cos_custom/alerts.yaml");
  await page.keyboard.press("Enter");
  await arrives("a file with a name of its own");
  await playground.command("start an empty project");
  await arrives("an empty project");
  await playground.command("example: the smallest flask");
  await expect(page.getByText(/^Opened '/).first()).toBeVisible();
  await arrives("an example");
});
