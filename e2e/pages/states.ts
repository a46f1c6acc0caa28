/**
 * Every view, dialog and menu of the page, and how a user opens it, on a wide screen and on a narrow one. States that
 * leave one another alone share a visit: each is left again before the next.
 */
import { expect } from "@playwright/test";
import { fragmentOf, type Playground, testdata } from "./playground";

/** One state of the page. */
export interface State {
  readonly name: string;
  /** The fragment of the address to open first; without one, the state is reached from where the last one was left. */
  readonly fragment?: string;
  /** Opens the state, and waits until it is there. */
  readonly reach: (playground: Playground) => Promise<void>;
  /** Closes what `reach` opened, if that would be in the way of the next state. */
  readonly leave?: (playground: Playground) => Promise<void>;
  /** Whether the wide layout has it in view all the time, and so showed it in an earlier state of the same project. */
  readonly narrowOnly?: true;
  /** The name of the pane that alone differs from an earlier state of the visit; without one, everything may. */
  readonly pane?: string;
}

/** States that one visit of the page shows one after another. */
export interface Visit {
  readonly name: string;
  readonly states: readonly State[];
}

/** A project whose text is broken in two places, as a fragment. */
const brokenText = testdata("charmcraft.yaml")
  .replace("requires:", "requries:")
  .replace("type: int", "type: itn");
const broken = fragmentOf({ "charmcraft.yaml": brokenText });

/** Shows a pane of the narrow layout, and puts its sheet away. */
async function pane({ page }: Playground, name: "Write" | "Manifest" | "Environment"): Promise<void> {
  const tabs = page.getByRole("navigation", { name: "Panes" });
  if (await tabs.isVisible()) await tabs.getByRole("button", { name }).click();
}

/** Shows problems and status, which the narrow layout has in a sheet. */
async function sheet({ page }: Playground): Promise<void> {
  const handle = page.getByRole("button", { name: /problem/ });
  if ((await handle.isVisible()) && (await handle.getAttribute("aria-expanded")) === "false")
    await handle.click();
}

/** Waits until the page shows words, wherever its layout has them. */
async function told({ page }: Playground, words: RegExp): Promise<void> {
  await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
}

/** Waits until the page shows the number of problems. */
const problemsTold = (playground: Playground) => told(playground, /^\d+ problems?(, \d+ notes?)?$/);

/** Closes a dialog, a menu or a box. */
async function close({ page }: Playground): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog").or(page.getByRole("menu"))).toHaveCount(0);
  await expect(page.getByRole("note", { name: "Finding" })).toHaveCount(0);
}

/** Opens a dialog by a command of the palette. @param further what else to do in it */
function dialog(
  command: string,
  name: string | RegExp,
  further: (playground: Playground) => Promise<void> = async () => {},
): Pick<State, "reach" | "leave"> {
  const reach = async (playground: Playground) => {
    await playground.command(command);
    await expect(playground.page.getByRole("dialog", { name })).toBeVisible();
    await further(playground);
  };
  return { reach, leave: close };
}

/** Opens a menu beside the tabs of the files. */
async function openFileMenu(playground: Playground, button: string): Promise<void> {
  await pane(playground, "Write");
  await playground.tab("mock.yaml").click();
  await playground.page.getByRole("button", { name: button }).click();
  await expect(playground.page.getByRole("menuitem").first()).toBeFocused();
}

/** A menu beside the tabs of the files. */
function fileMenu(button: string): Pick<State, "reach" | "leave"> {
  return { reach: (playground) => openFileMenu(playground, button), leave: close };
}

/** The dialog about a link that needs permission or is damaged. */
function asked(words: RegExp): Pick<State, "reach" | "leave"> {
  return {
    reach: ({ page }) => expect(page.getByRole("dialog").filter({ hasText: words })).toBeVisible(),
    leave: close,
  };
}

/** Searches the variables. */
async function search({ page }: Playground, words: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search variables" }).fill(words);
}

/** Shows the whole manifest again. */
async function wholeManifest({ page }: Playground): Promise<void> {
  await page.getByRole("group", { name: "Show" }).getByText("All", { exact: true }).click();
}

/** Opens the place of the first finding. */
async function openFinding(playground: Playground): Promise<void> {
  await problemsTold(playground);
  await playground.page.keyboard.press("F8");
  await expect(playground.page.getByRole("note", { name: "Finding" })).toBeVisible();
}

/** Pastes what was printed, and has it read. */
function pasted(text: string, heading: string | RegExp): Pick<State, "reach" | "leave"> {
  return dialog("paste what", "Paste what was printed", async ({ page }) => {
    await page.keyboard.insertText(text);
    await page.getByRole("button", { name: "Read it" }).click();
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  });
}

/** The first example as it is, what can be looked at in its panes, and its changes. */
const panes: readonly State[] = [
  { name: "the environment", reach: (playground) => pane(playground, "Environment") },
  { name: "the files", reach: (playground) => pane(playground, "Write"), narrowOnly: true },
  { name: "the manifest", reach: (playground) => pane(playground, "Manifest"), narrowOnly: true },
  { name: "problems and status", reach: sheet, narrowOnly: true },
  {
    name: "the details of a variable",
    reach: async (playground) => {
      await playground.nameButton("S3_BUCKET").click();
      await expect(playground.page.getByText("Name of the bucket.")).toBeVisible();
    },
    leave: async (playground) => {
      await playground.nameButton("S3_BUCKET").click();
      await expect(playground.page.getByText("Name of the bucket.")).toBeHidden();
    },
  },
  {
    name: "what an integration would bring",
    pane: "Environment",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "redis", exact: true }).click();
      await expect(page.getByText("REDIS_DB_PORT", { exact: true })).toBeVisible();
    },
    leave: async ({ page }) => {
      await page.getByRole("button", { name: "redis", exact: true }).click();
      await expect(page.getByText("REDIS_DB_PORT", { exact: true })).toBeHidden();
    },
  },
  {
    name: "a search that finds nothing",
    pane: "Environment",
    reach: async (playground) => {
      await search(playground, "no such thing");
      await expect(playground.page.getByRole("button", { name: "Show all" })).toBeVisible();
    },
    leave: (playground) => search(playground, ""),
  },
  {
    name: "an answer to a search",
    pane: "Environment",
    reach: async (playground) => {
      await search(playground, "SMTP_PASSWORD_ID");
      await expect(playground.page.getByRole("button", { name: "SMTP_PASSWORD", exact: true })).toBeVisible();
    },
    leave: (playground) => search(playground, ""),
  },
  {
    name: "the switches without variables",
    pane: "Integrations",
    reach: async (playground) => {
      await pane(playground, "Write");
      await playground.page.getByRole("button", { name: "3 more without variables" }).click();
      await expect(playground.page.getByRole("button", { name: "Fewer" })).toBeVisible();
    },
    leave: ({ page }) => page.getByRole("button", { name: "Fewer" }).click(),
  },
  {
    name: "only what was added",
    pane: "Expanded manifest",
    reach: async (playground) => {
      await playground.command("added lines only");
      await expect(playground.manifest.getByText(/of your own/).first()).toBeVisible();
    },
    leave: wholeManifest,
  },
  {
    name: "compared with what was typed",
    pane: "Expanded manifest",
    reach: async (playground) => {
      await playground.command("compare with charmcraft");
      await expect(playground.page.getByRole("textbox", { name: /^Compared with/ })).toBeVisible();
    },
    leave: wholeManifest,
  },
  {
    name: "changes since the pin",
    reach: async (playground) => {
      await playground.page.getByRole("button", { name: "Pin result" }).click();
      await pane(playground, "Write");
      await playground.integration("redis").click();
      await playground.integration("s3").click();
      await pane(playground, "Environment");
      await expect(playground.nameButton("REDIS_DB_PORT")).toHaveText(/new/);
      await expect(playground.pane("Environment").getByText("gone", { exact: true }).first()).toBeVisible();
    },
  },
];

/** Menus, and dialogs about the page and its files. */
const menus: readonly State[] = [
  {
    name: "the commands",
    reach: async ({ page }) => {
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    },
    leave: close,
  },
  { name: "the examples", ...dialog("open an example", "Examples") },
  { name: "the shortcuts", ...dialog("keyboard shortcuts", "Keyboard shortcuts") },
  { name: "what this shows", ...dialog("what this shows", "What this shows") },
  {
    name: "the page's menu",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "Menu", exact: true }).click();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
    },
    leave: close,
  },
  { name: "the menu of new files", ...fileMenu("Add a file") },
  { name: "the menu of a file", ...fileMenu("This file") },
  { name: "a new file", ...dialog("add a file", "Add a file") },
  {
    name: "another name for a file",
    reach: async (playground) => {
      await openFileMenu(playground, "This file");
      await playground.page.getByRole("menuitem", { name: /^Rename/ }).click();
      await playground.page.getByRole("textbox", { name: "Path in the project" }).fill("../x");
      await playground.page.keyboard.press("Enter");
      await expect(playground.page.getByRole("alert")).toContainText("inside the project");
    },
    leave: close,
  },
  { name: "sharing", ...dialog("share a link", "Share this project") },
];

/** Dialogs about the charm. */
const dialogs: readonly State[] = [
  {
    name: "all integrations",
    ...dialog("add an integration", "Integrations", ({ page }) =>
      expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible(),
    ),
  },
  { name: "new projects", ...dialog("new project", "New project") },
  { name: "the export", ...dialog("export the environment", "Export the environment") },
  { name: "what to run in Juju", ...dialog("run it in juju", "Run it in Juju") },
  { name: "what the app got", ...pasted("PATH=/bin\nS3_BUCKET=other\nMYSTERY=x\n", /^What the app got/) },
  {
    name: "an error explained",
    ...pasted("Extension 'flask-framwork' does not exist", "The same, fixed"),
  },
  { name: "two versions", ...dialog("compare two", "Compare two versions") },
  {
    name: "the units, compared",
    ...dialog("units:", "Units", async ({ page }) => {
      await page.getByRole("spinbutton", { name: "Units of the application" }).fill("3");
      await expect(page.getByRole("row").filter({ hasText: "FLASK_PEER_FQDNS" }).last()).toBeVisible();
    }),
  },
];

/** A text with mistakes. */
const mistakes: readonly State[] = [
  {
    name: "results with the fixes applied",
    fragment: broken,
    reach: async (playground) => {
      await problemsTold(playground);
      await pane(playground, "Environment");
      await expect(playground.pane("Environment").getByText("With the 2 fixes applied")).toBeVisible();
    },
  },
  { name: "a broken text", reach: (playground) => pane(playground, "Write"), narrowOnly: true },
  {
    name: "a manifest that there is not",
    reach: (playground) => pane(playground, "Manifest"),
    narrowOnly: true,
  },
  { name: "the problems of a broken text", reach: sheet, narrowOnly: true },
  {
    name: "a finding at its place",
    reach: openFinding,
    leave: async (playground) => {
      await playground.editor.focus();
      await close(playground);
    },
  },
  {
    name: "the menu of fixes",
    reach: async (playground) => {
      await openFinding(playground);
      await playground.page.keyboard.press("ControlOrMeta+.");
      await expect(playground.page.getByRole("menu", { name: "Fixes" })).toBeVisible();
    },
  },
];

/** What links lead to. */
const links: readonly State[] = [
  { name: "a link that is cut off", fragment: "d1=AAAAAAAA", ...asked(/cut off/) },
  {
    name: "an address to open",
    fragment: "url=https://github.com/canonical/bookshelf",
    ...asked(/github/),
  },
  {
    name: "an address that is refused",
    fragment: "url=https://example.com/charmcraft.yaml",
    ...asked(/example\.com/),
  },
  {
    name: "a note in a link",
    fragment: "example=flask-s3&at=mock.yaml:3&note=Look%20at%20the%20bucket",
    reach: async (playground) => {
      await expect(playground.page.getByRole("complementary", { name: "Look here" })).toBeVisible();
      await told(playground, /^active/);
    },
  },
  {
    name: "what the app reads",
    fragment: "example=env-example",
    reach: ({ page }) => page.getByText(/^Your app reads/).click(),
  },
  {
    name: "a blocked charm",
    fragment: "example=blocked-integrations",
    reach: async (playground) => {
      await told(playground, /^blocked/);
      await sheet(playground);
    },
  },
  {
    name: "the picture",
    fragment: "example=flask-everything&manifest=picture",
    reach: async (playground) => {
      await pane(playground, "Manifest");
      await expect(playground.page.getByRole("button", { name: "Download the picture" })).toBeVisible();
    },
  },
];

/** Projects that the user writes. */
const written: readonly State[] = [
  {
    name: "results of an earlier text",
    fragment: fragmentOf({ "charmcraft.yaml": testdata("charmcraft.yaml") }),
    reach: async (playground) => {
      await pane(playground, "Write");
      await playground.write("charmcraft.yaml", `? x\n${brokenText}`);
      await pane(playground, "Environment");
      await expect(playground.pane("Environment").getByText("of an earlier text")).toBeVisible();
    },
  },
  {
    name: "an empty project",
    reach: async (playground) => {
      await playground.command("empty project");
      await expect(playground.pane("Environment").getByText("of an earlier text")).toHaveCount(0);
      await problemsTold(playground);
    },
  },
  {
    name: "the user's projects",
    reach: async (playground) => {
      await playground.write("charmcraft.yaml", testdata("charmcraft.yaml"));
      await playground.command("set option webserver-workers in");
      await playground.command("empty project");
      await dialog("your projects", "Your projects").reach(playground);
      await expect(playground.page.getByRole("button", { name: "Open", exact: true }).first()).toBeVisible();
    },
  },
];

/** All states, by visits. */
export const visits: readonly Visit[] = [
  { name: "the panes", states: panes },
  { name: "menus, and dialogs of the page", states: menus },
  { name: "dialogs about the charm", states: dialogs },
  { name: "a text with mistakes", states: mistakes },
  { name: "what links lead to", states: links },
  { name: "projects that the user writes", states: written },
];

/** Opens the page at an address. */
async function enter(playground: Playground, fragment: string): Promise<void> {
  await playground.page.goto(`/${fragment === "" ? "" : `#${fragment}`}`);
  await expect(playground.page.getByText("Loading the engine…")).toBeHidden();
  await told(playground, /^(active|blocked|\d+ problems?)/);
}

/** Runs in the page. Scrolls everything back to its beginning. */
function scrollBack(): void {
  const within = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll("*")].flatMap((each) =>
      each.shadowRoot ? [each, ...within(each.shadowRoot)] : each,
    );
  for (const each of within(document)) if (each.scrollTop !== 0 || each.scrollLeft !== 0) each.scrollTo(0, 0);
}

/**
 * Opens the page, and reaches one state after another.
 * @param look called with each state while the page is in it
 */
export async function walk(
  playground: Playground,
  states: readonly State[],
  look: (state: State) => Promise<void>,
): Promise<void> {
  for (const [n, state] of states.entries()) {
    if (n === 0) await enter(playground, state.fragment ?? "");
    else {
      await pane(playground, "Environment");
      await playground.page.evaluate(scrollBack);
      if (state.fragment !== undefined) await playground.follow(state.fragment);
    }
    await state.reach(playground);
    await look(state);
    await state.leave?.(playground);
  }
}
