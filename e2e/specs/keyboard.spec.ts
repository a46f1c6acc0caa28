/** The keyboard alone: where Tab leads, and what each listed key does. */
import type { Playground } from "../pages/playground";
import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const whole = testdata("charmcraft.yaml");
const broken = whole.replace("requires:", "requries:").replace("type: int", "type: itn");

/** Runs in the page. @returns a name for the focused element, even inside the shadow roots of the editors */
function focusedName(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return "";
  const labels = (element as HTMLInputElement).labels;
  return `${element.tagName} ${element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent ?? ""}`.trim();
}

/** Runs in the page. @returns whether the focused element shows that it has the focus */
function focusIsVisible(): boolean {
  const element = document.activeElement as HTMLElement;
  if (element.shadowRoot) return true;
  const marks = [element, element.nextElementSibling, element.closest(".search")];
  const drawn = (mark: Element | null) => mark !== null && getComputedStyle(mark).outlineStyle !== "none";
  const { width, height } = element.getBoundingClientRect();
  const bar =
    element.role === "separator" &&
    getComputedStyle(element, "::after").backgroundColor !== "rgba(0, 0, 0, 0)";
  return (bar || marks.some(drawn)) && width > 0 && height > 0;
}

/**
 * Runs in the page.
 * @returns names of everything that can be clicked or typed in, except inside lists with arrow keys
 */
function controlNames(): string[] {
  const roots: ParentNode[] = [
    document,
    ...[...document.querySelectorAll(".editor")].flatMap((host) => host.shadowRoot ?? []),
  ];
  const selector = "button, a[href], input, select, textarea, summary, [tabindex='0']";
  const controls = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
  const lists = "[role=tablist], .variables, .segments";
  return controls
    .filter(
      (element) =>
        element.checkVisibility() && element.tabIndex >= 0 && !(element as HTMLButtonElement).disabled,
    )
    .filter((element) => !element.closest(lists))
    .map((element) => {
      const labels = (element as HTMLInputElement).labels;
      return `${element.tagName} ${element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent ?? ""}`.trim();
    });
}

/** Where the focus is. */
interface Stop {
  readonly name: string;
  /** Whether the focused element shows that it has the focus. */
  readonly seen: boolean;
  /** Whether Tab indents there. */
  readonly indents: boolean;
}

/** Reads where the focus is, in one go. */
function stopAt({ page }: Playground): Promise<Stop> {
  // Functions that are passed to the page cannot use each other, so their sources are put together.
  return page.evaluate(`(() => {
    const name = (${focusedName})();
    const indents = /, editor$/.test(name) && !/^DIV Expanded/.test(name);
    return { name, indents, seen: name === "" || (${focusIsVisible})() };
  })()`);
}

/**
 * Presses a key until the focus has left the page, but not more than `most` times; in an editor, where Tab indents, Esc
 * first.
 * @returns the names of the elements that had the focus, in order
 */
async function walk(playground: Playground, key: "Tab" | "Shift+Tab", most = 120): Promise<string[]> {
  const { page } = playground;
  const stops: string[] = [];
  let here = await stopAt(playground);
  while (stops.length < most) {
    if (here.indents) await page.keyboard.press("Escape");
    await page.keyboard.press(key);
    here = await stopAt(playground);
    if (here.name === "" && stops.length > 0) return stops;
    if (here.name === "") continue;
    stops.push(here.name);
    expect(here.seen, `the focus on ${here.name} is seen`).toBe(true);
  }
  return stops;
}

for (const [what, files] of [
  ["without problems", null],
  ["with problems", { "charmcraft.yaml": broken, "mock.yaml": "unit: 0\n" }],
] as const) {
  test(`Tab leads to every control and out again, and Shift+Tab back, ${what}`, async ({ playground }) => {
    const { page } = playground;
    if (files) {
      await playground.openProject(files);
      await expect(playground.findings.first()).toBeVisible();
    } else await playground.open();
    await expect(playground.editor).toBeVisible();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const controls = await page.evaluate(controlNames);
    expect(controls.length).toBeGreaterThan(15);
    const stops = await walk(playground, "Tab");
    expect(controls.filter((name) => !stops.includes(name))).toEqual([]);
    for (const list of [/^BUTTON charmcraft.yaml/, /^INPUT All$/])
      expect(
        stops.filter((name) => list.test(name)),
        `one stop at ${list}`,
      ).toHaveLength(1);
    expect((await walk(playground, "Shift+Tab", stops.length)).reverse()).toEqual(stops);
  });
}

/** What a listed key does: where it is pressed, and what follows. */
interface Deed {
  readonly keys: readonly string[];
  readonly before?: (playground: Playground) => Promise<void>;
  readonly after: (playground: Playground) => Promise<void>;
}

/** Writes mistakes into the file, and moves the focus elsewhere. */
async function withMistakes(playground: Playground): Promise<void> {
  await playground.write("charmcraft.yaml", broken);
  await playground.page.keyboard.press("ControlOrMeta+Home");
  await expect(playground.findings.first()).toBeVisible();
  await playground.editor.focus();
  await playground.page.keyboard.press("ControlOrMeta+Home");
  await playground.pane("Problems").focus();
}

/** Puts the cursor on a mistake. */
async function atTheMistake(playground: Playground): Promise<void> {
  await playground.write("charmcraft.yaml", whole);
  await expect(playground.findings.filter({ hasText: "itn" })).toHaveCount(0);
  await withMistakes(playground);
  // Juju's message about the type, and the fix with it, comes a moment after the first results.
  await expect(playground.findings.getByRole("button", { name: "Change to 'int'" })).toBeVisible();
  await playground.page.keyboard.press("F8");
  await expect(playground.page.getByRole("note", { name: "Finding" })).toBeVisible();
  await expect(playground.editor).toBeFocused();
}

/** Expects a dialog, and closes it. */
function opens(name: string): Deed["after"] {
  return async (playground) => {
    await expect(playground.page.getByRole("dialog", { name })).toBeVisible();
    await playground.closeDialog();
  };
}

/** Expects the focus on a pane. */
function onPane(name: string): Deed["after"] {
  return (playground) => expect(playground.pane(name)).toBeFocused();
}

const inEditor: Deed["after"] = (playground) => expect(playground.editor).toBeFocused();
const onFiles: Deed["before"] = (playground) => playground.pane("Project files").focus();

/** Writes a comment at the top of the shown file. */
async function comment(playground: Playground): Promise<void> {
  await playground.editor.focus();
  await playground.page.keyboard.press("ControlOrMeta+Home");
  await playground.page.keyboard.insertText("# a thought\n");
  await expect(playground.editor).toContainText("a thought");
}

/** Every row of the list of shortcuts, by title. */
const deeds: Readonly<Record<string, Deed>> = {
  "Show all commands": { keys: ["Ctrl+K"], after: opens("Commands") },
  "Show keyboard shortcuts": { keys: ["?"], before: onFiles, after: opens("Keyboard shortcuts") },
  "Next problem": { keys: ["F8"], before: withMistakes, after: inEditor },
  "Previous problem": { keys: ["Shift+F8"], before: withMistakes, after: inEditor },
  "Show what this line produces": {
    keys: ["Alt+Enter"],
    before: async (playground) => {
      await playground.show("charmcraft.yaml");
      await playground.editor.getByText("s3:").click();
    },
    after: (playground) => expect(playground.nameButton("S3_REGION")).toBeInViewport(),
  },
  Undo: {
    keys: ["Ctrl+Z"],
    before: comment,
    after: (playground) => expect(playground.editor).not.toContainText("a thought"),
  },
  Redo: {
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    before: async (playground) => {
      await comment(playground);
      await playground.page.keyboard.press("Control+z");
    },
    after: (playground) => expect(playground.editor).toContainText("a thought"),
  },
  "Wrap long lines": {
    keys: ["Alt+Z"],
    before: async (playground) => {
      await playground.page.setViewportSize({ width: 900, height: 800 });
      await playground.editor.focus();
    },
    after: (playground) =>
      expect
        .poll(() => playground.editor.locator("..").evaluate((box) => box.scrollWidth - box.clientWidth))
        .toBeLessThanOrEqual(0),
  },
  "Go to the editor": { keys: ["Alt+1"], after: inEditor },
  "Go to the expanded manifest": { keys: ["Alt+2"], after: onPane("Expanded manifest") },
  "Go to the environment": { keys: ["Alt+3", "Ctrl+Enter"], after: onPane("Environment") },
  "Go to the problems": { keys: ["Alt+4"], after: onPane("Problems") },
  "Go to the next pane": {
    keys: ["F6"],
    before: (playground) => playground.editor.focus(),
    after: onPane("Expanded manifest"),
  },
  "Go to the previous pane": {
    keys: ["Shift+F6"],
    before: (playground) => playground.editor.focus(),
    after: onPane("Problems"),
  },
  "Is it saved?": {
    keys: ["Ctrl+S"],
    after: ({ page }) =>
      expect(page.getByRole("complementary", { name: "Note" })).toContainText("nothing to save"),
  },
  "Fixes for the problem at the cursor": {
    keys: ["Ctrl+.", "Alt+Enter"],
    before: atTheMistake,
    after: async ({ page }) => {
      await expect(page.getByRole("menu", { name: "Fixes" })).toBeVisible();
      await page.keyboard.press("Escape");
    },
  },
  Completion: {
    keys: ["Ctrl+Space"],
    before: comment,
    after: ({ page }) => expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible(),
  },
  "Search in the editor": {
    keys: ["Ctrl+F"],
    before: (playground) => playground.editor.focus(),
    after: ({ page }) => expect(page.getByRole("textbox", { name: "Find" })).toBeFocused(),
  },
  "In the manifest or a table: show where it comes from": {
    keys: ["Enter"],
    before: async (playground) => {
      await playground.manifest.focus();
      await playground.page.keyboard.press("ControlOrMeta+End");
    },
    after: (playground) => expect(playground.manifest).toBeFocused(),
  },
  "Leave the editor for its pane; Tab then moves past the editor": {
    keys: ["Escape"],
    before: (playground) => playground.editor.focus(),
    after: onPane("Project files"),
  },
  "In the editor: accept a completion, move on in a snippet, or indent and unindent": {
    keys: ["Tab", "Shift+Tab"],
    before: async (playground) => {
      await playground.editor.focus();
      await playground.page.keyboard.press("ControlOrMeta+Home");
    },
    after: inEditor,
  },
};

test("lists and menus are walked by arrows, and the list of shortcuts is complete", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  await test.step("arrows lead through the lists that Tab stops at once", async () => {
    await playground.tab("charmcraft.yaml").focus();
    await page.keyboard.press("ArrowRight");
    await expect(playground.tab("mock.yaml")).toBeFocused();
    await expect(page.getByRole("textbox", { name: "mock.yaml, editor" })).toBeVisible();
    await page.keyboard.press("End");
    await expect(playground.tab("rockcraft.yaml")).toBeFocused();
    await page.getByRole("radio", { name: "All", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name: "Added only" })).toBeChecked();

    const table = page.getByRole("table", { name: "Environment variables" });
    const buttons = table.getByRole("button");
    await expect(buttons.getByText("Not set, but possible")).toBeVisible();
    const count = await buttons.count();
    await page.evaluate(`window.reached = new Set();
    document.addEventListener("focusin", () => window.reached.add((${focusedName})()))`);
    await buttons.first().focus();
    for (let row = 0; row < (await table.getByRole("row").count()); row++) {
      for (let column = 0; column < 3; column++) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowDown");
    }
    expect(await page.evaluate("window.reached.size")).toBe(count);
  });

  await test.step("a menu is opened, walked and left by keyboard, and the focus comes back", async () => {
    const button = page.getByRole("button", { name: "Menu" });
    await button.focus();
    await page.keyboard.press("ArrowDown");
    const items = page.getByRole("menu").locator("[role^=menuitem]");
    await expect(items.first()).toBeFocused();
    await page.keyboard.press("End");
    await expect(items.last()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(items.first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(items).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  await test.step("the list of shortcuts has exactly the keys that the tests below press", async () => {
    await playground.command("keyboard shortcuts");
    const rows = page.getByRole("dialog").getByRole("row");
    const listed = await rows.evaluateAll((all) =>
      all.map((row) => [
        row.querySelector("th")?.textContent,
        [...row.querySelectorAll("kbd")].map((kbd) => kbd.textContent),
      ]),
    );
    expect(listed).toEqual(Object.entries(deeds).map(([title, { keys }]) => [title, keys]));
  });
});

/** The number of tests that share the keys: each opens the page once, and the example again for each key. */
const parts = 4;

for (let part = 0; part < parts; part++) {
  const own = Object.entries(deeds).filter((_, n) => n % parts === part);
  test(`each key does what the list says, part ${part + 1} of ${parts}`, async ({ playground }) => {
    await playground.open();
    const example = await playground.text();
    for (const [title, { keys, before, after }] of own) {
      for (const key of keys) {
        await test.step(`${key}: ${title}`, async () => {
          await before?.(playground);
          await playground.page.keyboard.press(key.replace("Ctrl", "Control"));
          await after(playground);
        });
      }
      await playground.page.keyboard.press("Escape");
      await playground.write("charmcraft.yaml", example);
      await expect(playground.editor).not.toContainText("a thought");
      // The next key works on the results of the example, not on those of a text with mistakes.
      await expect(playground.pane("Problems").getByRole("heading")).toHaveText(/^(No problems|Blocked)/);
    }
  });
}
