/** Typing in the editor: the effects of Enter, Tab and the lists. */
import type { Locator } from "@playwright/test";
import { Hand } from "../pages/hand";
import { type Playground, testdata } from "../pages/playground";
import { bePatient, expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";
import { seenWhile } from "../pages/watch";

const charmcraft = testdata("charmcraft.yaml");
/** A charm without options and endpoints of its own. */
const bare = `${charmcraft.slice(0, charmcraft.search(/^(config|requires):/m)).trimEnd()}\n`;

const fourteen = `config:
  options:
    greeting:
      type: string
      description: What the page says first.
      default: hello
requires:
  postgresql:
    interface: postgresql_client
    optional: true
  s3:
    interface: s3
    optional: true
    limit: 1`;

/** Puts the cursor at the end of the shown text. */
async function toTheEnd({ page, editor }: Playground): Promise<void> {
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
}

/**
 * Opens the page on a project of one file, with the cursor at the end of its text. The page has a clock of its own, which
 * stands still between the keys, so that the user is as fast on a busy machine.
 * @param seed of the pauses between the keys
 */
async function writingByTheClock(playground: Playground, text: string, seed: number): Promise<Hand> {
  const { page } = playground;
  await page.clock.install({ time: 0 });
  await bePatient(page);
  await playground.openProject({ "charmcraft.yaml": text });
  await toTheEnd(playground);
  // The clock leaps once the engine is idle: the leap would end a running call.
  await expect(page.getByText("Not set, but possible")).toBeAttached();
  await page.clock.pauseAt(3_600_000);
  return new Hand(playground, seed, true);
}

test("fourteen lines are typed without a key too many, and nothing flickers or moves", async ({
  playground,
}) => {
  const { page } = playground;
  const hand = await writingByTheClock(playground, bare, 7);
  let swallowed = 0;
  const seen = await seenWhile(page, async () => {
    for (const [n, line] of fourteen.split("\n").entries()) {
      // A key that belongs at the top moves there by itself.
      if (line.startsWith(" ")) await hand.indentTo(line.length - line.trimStart().length);
      await hand.type(line.trimStart());
      await expect(hand.line).toHaveText(line);
      if (n === 13) break;
      await hand.press("Enter");
      if (((await hand.line.textContent()) ?? "").trim() !== "") swallowed++;
    }
  });
  await page.clock.resume();
  expect(await playground.text()).toBe(bare + fourteen);
  expect(swallowed).toBe(0);
  const signs = fourteen.split("\n").reduce((sum, line) => sum + line.trimStart().length, 13);
  expect(hand.keys - signs).toBeLessThanOrEqual(2);
  expect(seen.verdicts, seen.words.join(" → ")).toBeLessThanOrEqual(6);
  expect(seen.stale / seen.all).toBeLessThanOrEqual(0.1);
  expect(seen.moved, seen.shift).toBe(0);
});

/** Opens another project of one file in the open page, with the cursor at the end of its text. */
async function writing(playground: Playground, text: string): Promise<Hand> {
  await openWithin(playground, { "charmcraft.yaml": text });
  await toTheEnd(playground);
  return new Hand(playground, 3);
}

/** The items of the open list. */
function items({ page }: Playground): Locator {
  return page.getByRole("listbox").getByRole("option");
}

/** Waits until the list has a first item, and as long as CodeMirror ignores keys after the list appears. */
async function listOpens(playground: Playground, first: string | RegExp): Promise<void> {
  await expect(items(playground).first()).toHaveText(first);
  await playground.page.waitForTimeout(100);
}

/** A line up to the cursor, its last word, which is typed, and what is behind the cursor. */
const lines = [
  ["type: ", "charm", ""],
  ["base: ubuntu", "@24.04", ""],
  ["requires: {s3: {interface: ", "s3", "}}"],
  ["requires: {s3: {optional: ", "true", "}}"],
  ["config: {options: {a: {type: ", "string", "}}}"],
] as const;

/** Breaks lines while a list is open. */
async function breakLines(playground: Playground): Promise<void> {
  const { page } = playground;
  for (const [before, word, behind] of lines)
    await test.step(`after ${before}${word}`, async () => {
      const hand = await writing(playground, "# a charm\n");
      await page.keyboard.insertText(before + behind);
      for (const _ of behind) await page.keyboard.press("ArrowLeft");
      await hand.type(word);
      // The list contains the very word that was typed; Enter is not meant for it.
      await page.keyboard.press("Control+Space");
      await listOpens(playground, /./);
      await hand.press("Enter");
      await hand.type("x");
      expect((await playground.text()).split("\n").map((line) => line.trimStart())).toEqual([
        "# a charm",
        before + word,
        `x${behind}`,
      ]);
    });
}

/** What a user types, and what the keys and the lists make of it. */
const habits: Readonly<Record<string, (playground: Playground) => Promise<void>>> = {
  "Enter accepts a word of the list that is longer than the typed one": async (playground) => {
    const hand = await writing(playground, "name: a\n");
    await hand.type("req");
    await listOpens(playground, /requires/);
    await hand.press("Enter");
    await expect(hand.line.locator("xpath=preceding-sibling::*[1]")).toHaveText("requires:");
    // Below it, a list opens by itself with nothing chosen, so that Enter still breaks the line.
    await expect(items(playground).filter({ hasText: "postgresql" })).toBeVisible();
    await expect(items(playground).and(playground.page.locator("[aria-selected=true]"))).toHaveCount(0);
  },
  "lists of values open by themselves, the newest base first, and never hold Enter up": async (
    playground,
  ) => {
    const hand = await writing(playground, "name: a\n");
    await hand.write("base: ");
    await expect(items(playground).first()).toHaveText("ubuntu@24.04");
    await hand.press("Enter");
    await hand.indentTo(0);
    await hand.write("title: b");
    expect(await playground.text()).toBe("name: a\nbase: \ntitle: b");
  },
  "Enter indents by the file's own step below a key, and below a key beside a dash": async (playground) => {
    const hand = await writing(playground, "platforms:\n    amd64:\n");
    await hand.write("requires:\ns3:\ninterface: s3");
    expect(await playground.text()).toBe("platforms:\n    amd64:\nrequires:\n    s3:\n        interface: s3");
    await playground.show("mock.yaml");
    await playground.editor.focus();
    await hand.write("relations:\n- endpoint: s3\napplication-data:\nbucket: b");
    expect(await playground.text()).toBe(
      "relations:\n  - endpoint: s3\n    application-data:\n      bucket: b",
    );
  },
  "Tab accepts from the list, moves on in a snippet, indents in white space; Esc, Tab and Shift+Tab leave":
    async (playground) => {
      const { page } = playground;
      const hand = await writing(playground, "config:\n  options:\n");
      await hand.press("Tab");
      await hand.press("Tab");
      expect(await hand.column()).toBe(4);
      await expect(page.getByRole("complementary", { name: "Note" })).toContainText("press Esc, then Tab");
      await hand.press("Shift+Tab");
      expect(await hand.column()).toBe(2);
      await hand.press("Tab");
      await page.keyboard.press("Control+Space");
      await listOpens(playground, "string option");
      await hand.press("Tab");
      await hand.write("greeting");
      await hand.press("Tab");
      await hand.write("First words.");
      await hand.press("Tab");
      await hand.write("hello");
      await hand.press("Tab");
      await hand.press("Enter");
      await hand.type("x");
      expect(await playground.text()).toBe(
        "config:\n  options:\n    greeting:\n      type: string\n      description: First words.\n      default: hello\n      x",
      );
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await expect(playground.editor).not.toBeFocused();
      const behind = await page.evaluate(() => document.activeElement?.closest("section")?.ariaLabel);
      expect(behind).not.toBe(null);
      await playground.editor.focus();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await expect(playground.editor).toBeFocused();
    },
  "the snippet of an endpoint ends where typing continues, with no selection that Enter would delete": async (
    playground,
  ) => {
    const hand = await writing(playground, "requires:\n");
    await hand.press("Tab");
    await hand.write("redis");
    await listOpens(playground, /redis/);
    await hand.press("Enter");
    await hand.press("Enter");
    await hand.press("Backspace");
    await hand.type("s3:");
    expect(await playground.text()).toBe(
      "requires:\n  redis:\n    interface: redis\n    optional: true\n    limit: 1\n  s3:",
    );
  },
  "Enter in the last field of a snippet leaves it and makes the line": async (playground) => {
    const hand = await writing(playground, "config:\n  options:\n    ");
    await playground.page.keyboard.press("Control+Space");
    await listOpens(playground, "string option");
    await hand.press("Enter");
    await hand.write("a\nWhat it is.\nb\nx");
    expect(await playground.text()).toBe(
      "config:\n  options:\n    a:\n      type: string\n      description: What it is.\n      default: b\n      x",
    );
  },
  "the documentation of a completion is on the screen, beside its list": async (playground) => {
    const { page } = playground;
    await writing(playground, "name: a\n");
    await page.keyboard.press("Control+Space");
    const info = page.locator(".cm-completionInfo");
    await expect(info).toBeVisible();
    const box = await info.boundingBox();
    const list = await page.getByRole("listbox").boundingBox();
    if (!box || !list) throw new Error("nothing is shown");
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const hit = await page.evaluate(({ x, y }) => {
      let element = document.elementFromPoint(x, y);
      while (element?.shadowRoot) element = element.shadowRoot.elementFromPoint(x, y);
      return element?.closest(".cm-completionInfo") !== null && element !== null;
    }, middle);
    expect(hit).toBe(true);
    expect(box.width).toBeGreaterThan(150);
    expect(box.x >= list.x + list.width - 1 || box.x + box.width <= list.x + 1).toBe(true);
  },
};

test("the keys and the lists do what a user who types means", async ({ playground }) => {
  await playground.open();
  await test.step("Enter breaks a line, whatever list is open", () => breakLines(playground));
  for (const [what, run] of Object.entries(habits)) await test.step(what, () => run(playground));
});

test("a mistake appears when the cursor leaves its line, or after a rest, and not before", async ({
  playground,
}) => {
  const hand = await writingByTheClock(playground, charmcraft, 3);
  const heading = playground.pane("Problems").getByRole("heading");
  await expect(heading).toHaveText(/^(No problems|Blocked)/);
  const seen = await seenWhile(playground.page, () => hand.type("provdes:"));
  expect(seen.words, seen.words.join(" → ")).toHaveLength(1);
  await hand.press("Enter");
  await playground.page.clock.resume();
  await expect(playground.findings.filter({ hasText: "provdes" }).first()).toBeVisible();
  await playground.page.keyboard.press("Backspace");
  await playground.page.keyboard.type("tilte: x");
  await expect(playground.findings.filter({ hasText: "tilte" }).first()).toBeVisible();
});

test("Alt+Enter offers the fixes of a line, Ctrl+. says when there is none, and Ctrl+S that everything is kept", async ({
  playground,
}) => {
  const { page } = playground;
  const note = page.getByRole("complementary", { name: "Note" });
  await playground.openProject({ "charmcraft.yaml": charmcraft.replace("requires:", "requries:") });
  await expect(playground.findings.first()).toBeVisible();
  await playground.editor.getByText("requries").click();
  await page.keyboard.press("Alt+Enter");
  await page.getByRole("menuitem", { name: /'requires'/ }).click();
  await expect(playground.editor).toContainText("requires:");
  await toTheEnd(playground);
  await page.keyboard.press("Control+.");
  await expect(note).toContainText("No problem on this line.");
  await page.keyboard.press("Control+s");
  await expect(note).toContainText("there is nothing to save");

  await test.step("the palette lists an exact match first", async () => {
    await playground.follow("example=flask-http-proxy");
    await expect(playground.variable("NO_PROXY")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("NO_PROXY", { delay: 60 });
    const choices = page.getByRole("listbox", { name: "Commands" }).getByRole("option");
    await expect(choices.first()).toContainText("NO_PROXY");
  });
});
