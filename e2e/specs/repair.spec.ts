import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const charmcraft = testdata("charmcraft.yaml");

/** The text as five people paste it, and the message about what was copied along. */
const pastes: readonly { readonly name: string; readonly text: string; readonly told: RegExp }[] = [
  {
    name: "a block of code",
    text: `\`\`\`yaml\n${charmcraft}\`\`\`\n`,
    told: /marks a block of code in Markdown/,
  },
  {
    name: "a terminal",
    text: `ubuntu@dev:~/charm$ cat charmcraft.yaml\n${charmcraft}`,
    told: /is a command at a shell's prompt/,
  },
  {
    name: "a mail",
    text: charmcraft.replace(/^/gm, "> ").replace(/> $/, ""),
    told: /as mails quote a text/,
  },
  {
    name: "a numbered listing",
    text: charmcraft
      .trimEnd()
      .split("\n")
      .map((line, index) => `${String(index + 1).padStart(4)}  ${line}\n`)
      .join(""),
    told: /begins with its number/,
  },
  {
    name: "a merge that was not resolved",
    text: charmcraft.replace(/^summary: .*$/m, "<<<<<<< HEAD\n$&\n=======\nsummary: Other.\n>>>>>>> main"),
    told: /Git marks a conflict/,
  },
];

/** A file with three mistakes, which charmcraft refuses. */
const broken = charmcraft
  .replace("type: charm", "type:charm")
  .replace("requires:", "reqiures:")
  .replace("summary:", "sumary:");

test("one press removes text copied along, a click or a key accepts the fixes of a refused text, and keys go on", async ({
  playground,
}) => {
  const { page } = playground;
  const note = playground.pane("Expanded manifest").getByRole("note");
  await playground.openProject({ "charmcraft.yaml": charmcraft });
  const meant = await playground.expansion();
  for (const { name, text, told } of pastes)
    await test.step(`from ${name}`, async () => {
      await playground.write("charmcraft.yaml", text);
      const finding = playground.findings.filter({ hasText: told });
      await expect(finding).toHaveCount(1);
      await finding
        .getByRole("button", { name: /^(Remove|Keep) / })
        .first()
        .click();
      await expect(playground.findings.filter({ hasText: told })).toHaveCount(0);
      await expect(playground.pane("Expanded manifest").getByText("With the")).toBeHidden();
      expect(await playground.expansion()).toBe(meant);
    });

  // A refused text is shown with its fixes applied.
  await playground.write("charmcraft.yaml", broken);
  await expect(note).toContainText("With the 3 fixes applied");
  await test.step("by clicks", async () => {
    await expect(playground.pane("Environment").getByRole("note")).toContainText("With the 3 fixes applied");
    expect(await playground.expansion()).toBe(meant);
    await note.getByRole("button", { name: "Show them" }).click();
    const dialog = page.getByRole("dialog", { name: "The 3 fixes" });
    await expect(dialog.getByRole("listitem")).toHaveCount(3);
    await expect(dialog.locator(".cm-content")).toContainText("requires:");
    await expect(dialog.locator(".cm-deletedChunk").filter({ hasText: "reqiures:" })).toBeVisible();
    await dialog.getByRole("button", { name: "Apply them" }).click();
    await expect(dialog).toBeHidden();
    await expect(note).toBeHidden();
    expect(await playground.text()).toBe(charmcraft);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(note).toContainText("With the 3 fixes applied");
  });

  await test.step("by keyboard: the note's buttons are reached and pressed", async () => {
    const show = note.getByRole("button", { name: "Show them" });
    await expect(show).toBeEnabled();
    await playground.editor.focus();
    await page.keyboard.press("Escape");
    for (let stops = 0; stops < 40; stops++) {
      await page.keyboard.press("Tab", { delay: 60 });
      if (await show.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(show).toBeFocused();
    await page.keyboard.press("Enter", { delay: 80 });
    await expect(page.getByRole("dialog", { name: "The 3 fixes" })).toBeVisible();
    await page.keyboard.press("Escape", { delay: 80 });
    await expect(show).toBeFocused();
    await page.keyboard.press("Tab", { delay: 80 });
    await page.keyboard.press("Enter", { delay: 80 });
    await expect(note).toBeHidden();
    expect(await playground.text()).toBe(charmcraft);
  });

  await test.step("keys are not held up by the repair", async () => {
    await playground.write("charmcraft.yaml", broken);
    await expect(note).toContainText("With the 3 fixes applied");
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("charm-user: root\n", { delay: 60 });
    await expect(playground.editor).toContainText("charm-user: root");
    await expect.poll(() => playground.expansion()).toContain("charm-user: root");
  });
});
