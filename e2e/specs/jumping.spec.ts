/** After every kind of jump, typed text lands at the cursor, in the shown file, and nowhere else. */

import { fragmentOf, type Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { fileNames, quick, readFiles, shownFile, typeAs, uneven } from "../pages/texts";

type Files = Readonly<Record<string, string>>;

/** A project with a finding in each of two files, variables from both, and a third file. */
function project(name: string): Record<string, string> {
  return {
    "charmcraft.yaml": `name: ${name}
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop
description: Sells books.
extensions:
  - flask-framework
config:
  options:
    token:
      type: string
      default: books
      descripton: Opens the shop.
requires:
  s3:
    interface: s3
    optinal: true
`,
    "mock.yaml": `aplication: shop
config:
  token: shelf
`,
    "rockcraft.yaml": "name: shop\n",
  };
}

/** The project of a link that is followed. */
const linked = { ...project("from-a-link"), "mock.yaml": "unit: 0\n" };

/** One kind of jump. */
interface Way {
  readonly jump: (playground: Playground) => Promise<unknown>;
  /**
   * The texts after the jump, if it changes them: made from the project's own, or "unknown" if the core or an example
   * writes them; then a first jump, after which nothing is typed, shows them.
   */
  readonly makes?: ((files: Files) => Files) | "unknown";
}

/** The words that the project has wrong, and their corrections. */
const corrections = { descripton: "description", optinal: "optional", aplication: "application" } as const;

/** Has words corrected, wherever they are. */
function corrected(...words: readonly (keyof typeof corrections)[]): Way["makes"] {
  const correct = (text: string) => words.reduce((all, word) => all.replace(word, corrections[word]), text);
  return (files) => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, correct(text)]));
}

/** The comment that is typed at the top of files, so that each has something to undo. */
const comment = "# a";

/** Has the comment at the top of files. */
function commented(...names: readonly string[]): Way["makes"] {
  return (files) => ({
    ...files,
    ...Object.fromEntries(names.map((name) => [name, `${comment}${files[name] ?? ""}`])),
  });
}

const findingIn = (playground: Playground, text: string) =>
  playground.findings.filter({ hasText: text }).first();

/** Puts the cursor into the shown file. */
async function intoEditor(playground: Playground): Promise<void> {
  await playground.editor.click();
  await playground.page.keyboard.press("ControlOrMeta+Home");
}

/** Types the comment at the top of both files. */
async function typeInBoth(playground: Playground): Promise<void> {
  for (const file of ["charmcraft.yaml", "mock.yaml"]) {
    await playground.show(file);
    await intoEditor(playground);
    await typeAs(playground, comment, quick);
  }
}

/** Opens the details of a variable unless they are open, and follows one of their links. */
function provenance(link: RegExp): Way["jump"] {
  return async (playground) => {
    const variable = playground.nameButton("FLASK_TOKEN");
    if ((await variable.getAttribute("aria-expanded")) !== "true") await variable.click();
    await playground.pane("Environment").getByRole("button", { name: link }).first().click();
  };
}

/** Chooses from a menu beside the tabs of the files. */
function fromMenu(button: string, item: RegExp): Way["jump"] {
  return async ({ page }) => {
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
}

/** Every kind of jump; a new one is a row. */
const ways: Readonly<Record<string, Way>> = {
  "nothing at all": { jump: intoEditor },
  F8: { jump: ({ page }) => page.keyboard.press("F8") },
  "F8, from file to file": {
    jump: async ({ page }) => {
      for (let n = 0; n < 3; n++) await page.keyboard.press("F8");
    },
  },
  "Shift+F8": { jump: ({ page }) => page.keyboard.press("Shift+F8") },
  "the next problem from the palette": { jump: (playground) => playground.command("next problem") },
  "a finding in the list": {
    jump: (playground) =>
      findingIn(playground, "aplication")
        .getByText(/^mock.yaml:\d/)
        .click(),
  },
  "a variable": { jump: (playground) => playground.nameButton("FLASK_TOKEN").click() },
  "where a name comes from": { jump: provenance(/^charmcraft.yaml, line/) },
  "where a value comes from": { jump: provenance(/^mock.yaml, line/) },
  "a variable from the palette": { jump: (playground) => playground.command("variable FLASK_TOKEN") },
  "a line of the manifest": {
    jump: async (playground) => {
      await playground.manifest.press("ControlOrMeta+Home");
      await playground.manifest.getByText("name").first().click();
    },
  },
  "Enter in the manifest": {
    jump: async (playground) => {
      await playground.manifest.focus();
      await playground.page.keyboard.press("ControlOrMeta+Home");
      await playground.page.keyboard.press("Enter");
    },
  },
  "a line's number": {
    jump: ({ page }) =>
      page.locator(".pane.write .editor").getByText("12", { exact: true }).first().click({ force: true }),
  },
  "Alt+Enter": {
    jump: async (playground) => {
      await playground.editor.getByText("token").first().click();
      await playground.page.keyboard.press("Alt+Enter");
    },
  },
  "search in the editor": {
    jump: async (playground) => {
      await intoEditor(playground);
      await playground.page.keyboard.press("ControlOrMeta+f");
      await playground.page.keyboard.type("options");
      await playground.page.keyboard.press("Enter");
      await playground.page.keyboard.press("Escape");
      await playground.page.keyboard.press("ArrowRight");
    },
  },
  undo: {
    makes: commented("charmcraft.yaml"),
    jump: async (playground) => {
      await typeInBoth(playground);
      await playground.page.keyboard.press("ControlOrMeta+z");
    },
  },
  "undo, back to the other file": {
    makes: commented(),
    jump: async (playground) => {
      await typeInBoth(playground);
      await playground.page.keyboard.press("ControlOrMeta+z");
      await playground.page.keyboard.press("ControlOrMeta+z");
    },
  },
  redo: {
    makes: commented("charmcraft.yaml", "mock.yaml"),
    jump: async (playground) => {
      await typeInBoth(playground);
      await playground.page.keyboard.press("ControlOrMeta+z");
      await playground.page.keyboard.press("ControlOrMeta+y");
    },
  },
  "a fix in the list": {
    makes: corrected("aplication"),
    jump: (playground) =>
      findingIn(playground, "aplication")
        .getByRole("button", { name: /'application'/ })
        .click(),
  },
  "a fix at the cursor": {
    makes: corrected("descripton"),
    jump: async (playground) => {
      await playground.page.keyboard.press("F8");
      await playground.page.keyboard.press("ControlOrMeta+.");
      await expect(playground.page.getByRole("menu", { name: "Fixes" })).toBeVisible();
      await playground.page.keyboard.press("Enter");
    },
  },
  "all fixes": {
    makes: corrected("descripton", "optinal", "aplication"),
    jump: ({ page }) => page.getByRole("button", { name: /^Fix all/ }).click(),
  },
  "an integration": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.integration("s3").click();
      await expect(playground.integration("s3")).toBeChecked();
    },
  },
  "an integration, undone by its note": {
    makes: (files) => files,
    jump: async (playground) => {
      await playground.integration("s3").click();
      await playground.page.getByRole("button", { name: "Undo", exact: true }).click();
    },
  },
  "an option from the palette": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.command("set option webserver-workers in");
      await expect(playground.page.getByText(/Mocked 'webserver-workers'/).first()).toBeVisible();
    },
  },
  "a variable that is possible, from the palette": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.command("MYSQL_DB_NAME");
      await expect(playground.variable("MYSQL_DB_NAME")).toBeVisible();
    },
  },
  "an integration from the list": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.command("add an integration");
      await expect(playground.page.getByRole("combobox", { name: /^Search integrations/ })).toBeFocused();
      await playground.page.keyboard.type("RabbitMQ");
      await playground.page.keyboard.press("Enter");
      await expect(playground.variable("RABBITMQ_HOSTNAME")).toBeVisible();
    },
  },
  "a tab": { jump: (playground) => playground.tab("rockcraft.yaml").click() },
  "the arrows of the tabs": {
    jump: async (playground) => {
      await playground.tab(await shownFile(playground)).focus();
      await playground.page.keyboard.press("End");
    },
  },
  "the key of the editor": { jump: ({ page }) => page.keyboard.press("Alt+1") },
  "the key of the environment": { jump: ({ page }) => page.keyboard.press("Alt+3") },
  "a new file": { makes: "unknown", jump: fromMenu("Add a file", /^paas-config.yaml/) },
  "another name for a file": {
    makes: ({ "rockcraft.yaml": renamed = "", ...others }) => ({ ...others, "rock.yaml": renamed }),
    jump: async (playground) => {
      await playground.tab("rockcraft.yaml").click();
      await fromMenu("This file", /^Rename/)(playground);
      await playground.page.getByRole("textbox", { name: "Path in the project" }).fill("rock.yaml");
      await playground.page.keyboard.press("Enter");
    },
  },
  "a file that is removed": {
    makes: ({ "rockcraft.yaml": _removed, ...others }) => others,
    jump: async (playground) => {
      await playground.tab("rockcraft.yaml").click();
      await fromMenu("This file", /^Remove/)(playground);
    },
  },
  "another unit": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.command("units:");
      await playground.page.getByRole("spinbutton", { name: "Units of the application" }).fill("3");
      await playground.closeDialog();
    },
  },
  "a link": {
    makes: () => linked,
    jump: async (playground) => {
      await playground.follow(fragmentOf(linked));
      await expect(playground.editor).toContainText("from-a-link");
    },
  },
  "a link to an example": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.follow("example=silent-typos");
      await expect(playground.page.getByText("The project from example").first()).toBeVisible();
    },
  },
  "an example": {
    makes: "unknown",
    jump: async (playground) => {
      await playground.command("example: flask with s3");
      await expect(playground.page.getByText(/^Opened '/).first()).toBeVisible();
    },
  },
  "an empty project": {
    makes: "unknown",
    jump: (playground) => playground.command("start an empty project"),
  },
};

/** Counts the projects that were opened, for their names. */
let visits = 0;

/**
 * Opens the project of a jump, with the cursor at the top of charmcraft.yaml, and waits for its results. If the machine
 * is so busy that the engine gives an evaluation up, the link is followed once more.
 */
async function begin(playground: Playground): Promise<void> {
  const name = `jump-${++visits}`;
  let tries = 0;
  await expect(async () => {
    await playground.follow(`${fragmentOf(project(name))}&try=${++tries}`);
    await expect(playground.manifest).toContainText(`name: ${name}`, { timeout: 30_000 });
    await expect(findingIn(playground, "aplication")).toBeVisible({ timeout: 30_000 });
  }).toPass();
  await intoEditor(playground);
}

/** The files with the project's name replaced by the same word, so that projects can be compared. */
function alike(files: Files): Files {
  return JSON.parse(JSON.stringify(files).replace(/jump-\d+/g, "jump"));
}

/** The texts after a jump if nothing is typed. */
async function textsAfter({ jump, makes }: Way, playground: Playground): Promise<Files> {
  const own = project("jump");
  if (makes !== "unknown") return makes?.(own) ?? own;
  await begin(playground);
  await jump(playground);
  // The core may answer later than the jump.
  let texts: Files = own;
  const read = async () => {
    texts = alike(await readFiles(playground));
    return texts;
  };
  await expect.poll(read).not.toEqual(own);
  return texts;
}

/** Types where the jump led, at the end of that file, and at the start of another; compares all files. */
async function typeEverywhere(playground: Playground, before: Files): Promise<void> {
  const { page } = playground;
  const focused = await playground.editor.evaluate(
    (element) => (element.getRootNode() as ShadowRoot).activeElement === element,
  );
  if (!focused) await page.keyboard.press("Alt+1");
  await expect(playground.editor).toBeFocused();
  const shown = await shownFile(playground);
  await typeAs(playground, "hqx", uneven);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+1");
  await expect(playground.editor).toBeFocused();
  await page.keyboard.press("ControlOrMeta+End");
  await typeAs(playground, "ez", quick);
  const others = (await fileNames(playground)).filter((name) => name !== shown);
  const other = others.at(-1) ?? shown;
  await playground.show(other);
  await intoEditor(playground);
  await typeAs(playground, "tq", quick);

  const expected = { ...before, [shown]: `${before[shown] ?? ""}ez` };
  expected[other] = `tq${expected[other] ?? ""}`;
  const read = async () => {
    const after = await readFiles(playground);
    const pieces = (after[shown] ?? "").split("hqx");
    return { words: pieces.length - 1, files: alike({ ...after, [shown]: pieces.join("") }) };
  };
  // The word must be there in one piece, once. What the core makes of a jump may come after the last key.
  await expect.poll(read).toEqual({ words: 1, files: expected });
}

/** The number of tests that share the table: each opens the page once. */
const parts = 2;

for (let part = 0; part < parts; part++) {
  const own = Object.entries(ways).filter((_, n) => n % parts === part);
  test(`typed text stays where it was typed, part ${part + 1} of ${parts}`, async ({ playground }) => {
    // The clock stands still, so a word is one step to undo.
    await playground.page.clock.setFixedTime(new Date());
    await playground.openProject(project("jump-0"));
    for (const [title, way] of own) {
      await test.step(`after ${title}`, async () => {
        const before = await textsAfter(way, playground);
        await begin(playground);
        await way.jump(playground);
        await typeEverywhere(playground, before);
      });
    }
  });
}
