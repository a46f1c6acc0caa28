/** Every view, dialog and menu of the page, and how a user opens it, on a wide screen and on a narrow one. */
import { expect } from "@playwright/test";
import { type Playground, testdata } from "./playground";

/** One state of the page. */
export interface State {
  readonly name: string;
  /** The fragment of the address to open; without one, the first example opens. */
  readonly fragment?: string;
  readonly reach: (playground: Playground) => Promise<void>;
}

/** A project whose text is broken in two places, as a fragment. */
const brokenText = testdata("charmcraft.yaml")
  .replace("requires:", "requries:")
  .replace("type: int", "type: itn");
const broken = `file:charmcraft.yaml=${encodeURIComponent(brokenText)}`;

/** Shows a pane of the narrow layout. */
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

/** Waits until the page shows the number of problems, wherever its layout has it. */
async function problemsTold({ page }: Playground): Promise<void> {
  await expect(
    page
      .getByText(/^\d+ problems?(, \d+ notes?)?$/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
}

/** Runs a palette command that opens a dialog, and waits for the dialog. */
function dialog(command: string, name: string | RegExp): (playground: Playground) => Promise<void> {
  return async (playground) => {
    await playground.command(command);
    await expect(playground.page.getByRole("dialog", { name })).toBeVisible();
  };
}

/** Opens a menu beside the tabs of the files. */
function fileMenu(button: string, file: string): (playground: Playground) => Promise<void> {
  return async (playground) => {
    await pane(playground, "Write");
    await playground.tab(file).click();
    await playground.page.getByRole("button", { name: button }).click();
    await expect(playground.page.getByRole("menuitem").first()).toBeFocused();
  };
}

/** Waits for the dialog about a link that needs permission or is damaged. */
async function asked({ page }: Playground): Promise<void> {
  await expect(page.getByRole("dialog")).toBeVisible();
}

/** All states. */
export const states: readonly State[] = [
  { name: "the files", reach: (playground) => pane(playground, "Write") },
  { name: "the manifest", reach: (playground) => pane(playground, "Manifest") },
  { name: "the environment", reach: (playground) => pane(playground, "Environment") },
  { name: "problems and status", reach: sheet },
  {
    name: "only what was added",
    reach: async (playground) => {
      await playground.command("added lines only");
      await expect(playground.manifest.getByText(/of your own/).first()).toBeVisible();
    },
  },
  {
    name: "compared with what was typed",
    reach: async (playground) => {
      await playground.command("compare with charmcraft");
      await expect(playground.page.getByRole("textbox", { name: /^Compared with/ })).toBeVisible();
    },
  },
  {
    name: "the details of a variable",
    reach: async (playground) => {
      await playground.nameButton("S3_BUCKET").click();
      await expect(playground.page.getByText("Name of the bucket.")).toBeVisible();
    },
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
  {
    name: "a search that finds nothing",
    reach: async ({ page }) => {
      await page.getByRole("searchbox", { name: "Search variables" }).fill("no such thing");
      await expect(page.getByRole("button", { name: "Show all" })).toBeVisible();
    },
  },
  {
    name: "what an integration would bring",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "redis", exact: true }).click();
      await expect(page.getByText("REDIS_DB_PORT", { exact: true })).toBeVisible();
    },
  },
  {
    name: "an answer to a search",
    reach: async ({ page }) => {
      await page.getByRole("searchbox", { name: "Search variables" }).fill("SMTP_PASSWORD_ID");
      await expect(page.getByRole("button", { name: "SMTP_PASSWORD", exact: true })).toBeVisible();
    },
  },
  {
    name: "all integrations",
    reach: async (playground) => {
      await dialog("add an integration", "Integrations")(playground);
      await expect(playground.page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    },
  },
  { name: "new projects", reach: dialog("new project", "New project") },
  { name: "a broken text", fragment: broken, reach: (playground) => pane(playground, "Write") },
  {
    name: "a manifest that there is not",
    fragment: broken,
    reach: (playground) => pane(playground, "Manifest"),
  },
  { name: "the problems of a broken text", fragment: broken, reach: sheet },
  {
    name: "results with the fixes applied",
    fragment: broken,
    reach: async (playground) => {
      await pane(playground, "Environment");
      await expect(playground.pane("Environment").getByText("With the 2 fixes applied")).toBeVisible();
    },
  },
  {
    name: "results of an earlier text",
    fragment: `file:charmcraft.yaml=${encodeURIComponent(testdata("charmcraft.yaml"))}`,
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
      await problemsTold(playground);
    },
  },
  {
    name: "what the app reads",
    fragment: "example=env-example",
    reach: async ({ page }) => page.getByText(/^Your app reads/).click(),
  },
  { name: "a blocked charm", fragment: "example=blocked-integrations", reach: sheet },
  { name: "the commands", reach: ({ page }) => page.keyboard.press("ControlOrMeta+k") },
  { name: "the examples", reach: dialog("open an example", "Examples") },
  { name: "the shortcuts", reach: dialog("keyboard shortcuts", "Keyboard shortcuts") },
  { name: "what this shows", reach: dialog("what this shows", "What this shows") },
  {
    name: "the user's projects",
    reach: async (playground) => {
      await playground.write("charmcraft.yaml", testdata("charmcraft.yaml"));
      await playground.command("set option webserver-workers in");
      await playground.command("empty project");
      await dialog("your projects", "Your projects")(playground);
      await expect(playground.page.getByRole("button", { name: "Open", exact: true }).first()).toBeVisible();
    },
  },
  {
    name: "the units, compared",
    reach: async (playground) => {
      await dialog("units:", "Units")(playground);
      await playground.page.getByRole("spinbutton", { name: "Units of the application" }).fill("3");
      await expect(
        playground.page.getByRole("row").filter({ hasText: "FLASK_PEER_FQDNS" }).last(),
      ).toBeVisible();
    },
  },
  { name: "the export", reach: dialog("export the environment", "Export the environment") },
  { name: "what to run in Juju", reach: dialog("run it in juju", "Run it in Juju") },
  {
    name: "what the app got",
    reach: async (playground) => {
      await dialog("paste what", "Paste what was printed")(playground);
      await playground.page.keyboard.insertText("PATH=/bin\nS3_BUCKET=other\nMYSTERY=x\n");
      await playground.page.getByRole("button", { name: "Read it" }).click();
      await expect(playground.page.getByRole("heading", { name: /^What the app got/ })).toBeVisible();
    },
  },
  {
    name: "an error explained",
    reach: async (playground) => {
      await dialog("paste what", "Paste what was printed")(playground);
      await playground.page.keyboard.insertText("Extension 'flask-framwork' does not exist");
      await playground.page.getByRole("button", { name: "Read it" }).click();
      await expect(playground.page.getByRole("heading", { name: "The same, fixed" })).toBeVisible();
    },
  },
  { name: "two versions", reach: dialog("compare two", "Compare two versions") },
  {
    name: "a note in a link",
    fragment: "example=flask-s3&at=mock.yaml:3&note=Look%20at%20the%20bucket",
    reach: async ({ page }) => {
      await expect(page.getByRole("complementary", { name: "Look here" })).toBeVisible();
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
  { name: "sharing", reach: dialog("share a link", "Share this project") },
  { name: "a new file", reach: dialog("add a file", "Add a file") },
  {
    name: "another name for a file",
    reach: async (playground) => {
      await fileMenu("This file", "mock.yaml")(playground);
      await playground.page.getByRole("menuitem", { name: /^Rename/ }).click();
      await playground.page.getByRole("textbox", { name: "Path in the project" }).fill("../x");
      await playground.page.keyboard.press("Enter");
      await expect(playground.page.getByRole("alert")).toContainText("inside the project");
    },
  },
  { name: "a link that is cut off", fragment: "d1=AAAAAAAA", reach: asked },
  { name: "an address to open", fragment: "url=https://github.com/canonical/bookshelf", reach: asked },
  { name: "an address that is refused", fragment: "url=https://example.com/charmcraft.yaml", reach: asked },
  {
    name: "the page's menu",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "Menu" }).click();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
    },
  },
  { name: "the menu of new files", reach: fileMenu("Add a file", "mock.yaml") },
  { name: "the menu of a file", reach: fileMenu("This file", "mock.yaml") },
  {
    name: "a finding at its place",
    fragment: broken,
    reach: async (playground) => {
      await problemsTold(playground);
      await playground.page.keyboard.press("F8");
      await expect(playground.page.getByRole("note", { name: "Finding" })).toBeVisible();
    },
  },
  {
    name: "the switches without variables",
    reach: async (playground) => {
      await pane(playground, "Write");
      await playground.page.getByRole("button", { name: "3 more without variables" }).click();
    },
  },
  {
    name: "the menu of fixes",
    fragment: broken,
    reach: async (playground) => {
      await problemsTold(playground);
      await playground.page.keyboard.press("F8");
      await expect(playground.page.getByRole("note", { name: "Finding" })).toBeVisible();
      await playground.page.keyboard.press("ControlOrMeta+.");
      await expect(playground.page.getByRole("menu", { name: "Fixes" })).toBeVisible();
    },
  },
];

/** Opens the page in a state. */
export async function openState(playground: Playground, { fragment = "", reach }: State): Promise<void> {
  await playground.page.goto(`/${fragment === "" ? "" : `#${fragment}`}`);
  await expect(playground.page.getByText("Loading the engine…")).toBeHidden();
  await expect(
    playground.page
      .getByText(/^(active|blocked|\d+ problems?)/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await reach(playground);
}
