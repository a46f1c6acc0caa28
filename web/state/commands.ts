/** Everything that the page can do: the one table behind the palette, the menu, the keys and the list of shortcuts. */
import { fixAll } from "../views/fixes";
import { nextPane, previousPane, toEditor, toEnvironment, toManifest, toProblems } from "../views/go";
import { downloadProject, pickFiles } from "../views/open-files";
import { copyExpansion, downloadExpansion } from "../views/transfer";
import {
  enlarge,
  nextTheme,
  resetProject,
  showManifest,
  showProduced,
  stepFinding,
  tellKept,
  toggleExperimental,
} from "./actions";
import { togglePin } from "./pinned";
import { prefer } from "./preferences";
import { charmcraft } from "./project";
import { redoAndTell, undoAndTell } from "./undo";
import { type DialogName, dialog, enlarged, manifestMode, wrapped } from "./view";

/** One thing that the page can do. */
export interface Command<Id extends string = string> {
  /** Its name in the code; never shown. */
  readonly id: Id;
  readonly title: string;
  /** Its key, as in "Mod+K" (Mod is Ctrl, and Cmd on a Mac); several are separated by a space. */
  readonly keys?: string;
  /** Whether the switch is on; only commands that switch something have it. */
  readonly on?: () => boolean;
  readonly run: () => void;
}

/** A row of the table. */
function row<Id extends string>(
  id: Id,
  title: string,
  run: () => void,
  { keys, on }: Pick<Command, "keys" | "on"> = {},
): Command<Id> {
  return { id, title, run, ...(keys !== undefined && { keys }), ...(on !== undefined && { on }) };
}

/** A row that opens a dialog; its id is the dialog's name. */
function opens<Name extends DialogName>(name: Name, title: string, keys?: string): Command<Name> {
  const open = () => {
    dialog.value = name;
  };
  return row(name, title, open, keys === undefined ? {} : { keys });
}

const table = [
  opens("palette", "Show all commands", "Mod+K"),
  opens("shortcuts", "Show keyboard shortcuts", "?"),
  opens("examples", "Open an example"),
  opens("begin", "New project…"),
  opens("integrations", "Add an integration…"),
  opens("share", "Share a link"),
  opens("export", "Export the environment"),
  opens("paste", "Paste what Juju or charmcraft printed: output, environment, error"),
  opens("run", "Run it in Juju: commands, bundle, Terraform"),
  opens("about", "What this shows: versions and differences"),
  opens("projects", "Your projects and their earlier states"),
  opens("units", "Units: switch, lead, compare"),
  opens("add-file", "Add a file"),
  row("next-problem", "Next problem", () => stepFinding(1), { keys: "F8" }),
  row("previous-problem", "Previous problem", () => stepFinding(-1), { keys: "Shift+F8" }),
  row("show-produced", "Show what this line produces", showProduced, { keys: "Alt+Enter" }),
  row("undo", "Undo", undoAndTell, { keys: "Mod+Z" }),
  row("redo", "Redo", redoAndTell, { keys: "Mod+Shift+Z Mod+Y" }),
  row("pin", "Pin the result, or unpin it", togglePin),
  opens("compare", "Compare two versions: what changes for the app"),
  row("manifest-added", "Manifest: added lines only", () => showManifest("added"), {
    on: () => manifestMode.value === "added",
  }),
  row("manifest-diff", "Manifest: compare with charmcraft.yaml", () => showManifest("diff"), {
    on: () => manifestMode.value === "diff",
  }),
  row("manifest-packed", "Manifest: packed files, as Juju reads them", () => showManifest("packed"), {
    on: () => manifestMode.value === "packed",
  }),
  row("manifest-picture", "Picture: the deployment as a graph", () => showManifest("picture"), {
    on: () => manifestMode.value === "picture",
  }),
  row("enlarge-manifest", "Enlarge the manifest", () => enlarge("manifest"), {
    on: () => enlarged.value === "manifest",
  }),
  row("enlarge-environment", "Enlarge the environment", () => enlarge("environment"), {
    on: () => enlarged.value === "environment",
  }),
  row("wrap", "Wrap long lines", () => prefer({ wrap: wrapped.value ? "off" : "on" }), {
    keys: "Alt+Z",
    on: () => wrapped.value,
  }),
  row("experimental", "Allow experimental extensions", toggleExperimental, {
    on: () => charmcraft.value.experimental,
  }),
  row("theme", "Change the theme: system, light, dark", nextTheme),
  row("empty", "Start an empty project", resetProject),
  row("to-editor", "Go to the editor", toEditor, { keys: "Alt+1" }),
  row("to-manifest", "Go to the expanded manifest", toManifest, { keys: "Alt+2" }),
  row("to-environment", "Go to the environment", toEnvironment, { keys: "Alt+3 Mod+Enter" }),
  row("to-problems", "Go to the problems", toProblems, { keys: "Alt+4" }),
  row("next-pane", "Go to the next pane", nextPane, { keys: "F6" }),
  row("previous-pane", "Go to the previous pane", previousPane, { keys: "Shift+F6" }),
  row("saved", "Is it saved?", tellKept, { keys: "Mod+S" }),
  row("open-files", "Open files…", () => pickFiles(false)),
  row("open-folder", "Open a folder…", () => pickFiles(true)),
  row("download-project", "Download the project as zip", downloadProject),
  row("fix-all", "Apply all safe fixes", fixAll),
  row("copy-manifest", "Copy the expanded manifest", () => void copyExpansion()),
  row("download-manifest", "Download the expanded manifest", downloadExpansion),
] as const;

/** The name of a command in the code. */
export type CommandId = (typeof table)[number]["id"];

/** Everything that the page can do. */
export const commands: readonly Command<CommandId>[] = table;

/** The command of an id. */
export function command(id: CommandId): Command<CommandId> {
  return commands.find((each) => each.id === id) as Command<CommandId>;
}
