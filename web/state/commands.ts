/** Everything that the page can do: the one table behind the palette, the keys and the list of shortcuts. */

import { announce, notify } from "./announce";
import { mainFile } from "./files";
import { nextFinding } from "./next-finding";
import { togglePin } from "./pinned";
import { prefer, preferences, type Theme } from "./preferences";
import { charmcraft, files, openFolder, redoStep, undoStep } from "./project";
import { diagnostics } from "./results";
import {
  cursor,
  type DialogName,
  dialog,
  enlarged,
  focused,
  goTo,
  type ManifestMode,
  manifestMode,
  narrowPane,
  type Pane,
  revealLinked,
} from "./view";

/** One thing that the page can do. */
export interface Command {
  readonly title: string;
  /** Its key, as in "Mod+K" (Mod is Ctrl, and Cmd on a Mac); several are separated by a space. */
  readonly keys?: string;
  readonly run: () => void;
}

/** A command that opens a dialog. */
function opens(title: string, name: DialogName, keys?: string): Command {
  return {
    title,
    ...(keys !== undefined && { keys }),
    run: () => {
      dialog.value = name;
    },
  };
}

/** Leads to the finding after the cursor (1) or before it (-1), over all files. */
export function stepFinding(direction: 1 | -1): void {
  const next = nextFinding(files.value, diagnostics.value, cursor.value, direction);
  if (!next) {
    announce("No problems.");
    return;
  }
  goTo({ file: next.file, ...next.range.start });
  announce(`${next.severity}, line ${next.range.start.line + 1}: ${next.message}`);
}

const themes: readonly Theme[] = ["system", "light", "dark"];

/** The next theme: system, light, dark and round. */
export function nextTheme(): void {
  const theme = themes[(themes.indexOf(preferences.value.theme) + 1) % themes.length] as Theme;
  prefer({ theme });
  announce(`Theme: ${theme}`);
}

/** Empties the project; what was there can be brought back. */
export function resetProject(): void {
  openFolder({ [mainFile]: "" }, "an empty project");
  notify({ text: "The project is empty.", action: { title: "Undo", run: () => void undoStep() } });
}

/** Sets or unsets CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS for charmcraft. */
export function toggleExperimental(): void {
  const experimental = !charmcraft.value.experimental;
  charmcraft.value = { experimental };
  announce(experimental ? "Experimental extensions allowed." : "Experimental extensions refused.");
}

/** Says what was undone or done again. */
function told(verb: string, label: string | null): void {
  announce(label === null ? `Nothing to ${verb}.` : `${verb}: ${label}`);
}

/** Shows the manifest in another way, or as a whole where it is shown in that way already. */
function showManifest(mode: ManifestMode): void {
  manifestMode.value = manifestMode.value === mode ? "all" : mode;
  if (enlarged.value !== null) enlarged.value = "manifest";
  narrowPane.value = "manifest";
}

/** Gives a pane the whole right side, or shows both again. */
function enlarge(pane: Pane): void {
  enlarged.value = enlarged.value === pane ? null : pane;
  narrowPane.value = pane;
}

/** The commands that need nothing but the project's state. */
export const commands: readonly Command[] = [
  opens("Show all commands", "palette", "Mod+K"),
  opens("Show keyboard shortcuts", "shortcuts", "?"),
  opens("Open an example", "examples"),
  opens("Share a link", "share"),
  opens("Export the environment", "export"),
  opens("What this shows: versions and differences", "about"),
  opens("Earlier states of this project", "history"),
  opens("Units: switch, lead, compare", "units"),
  opens("Add a file", "add-file"),
  { title: "Next problem", keys: "F8", run: () => stepFinding(1) },
  { title: "Previous problem", keys: "Shift+F8", run: () => stepFinding(-1) },
  {
    title: "Show what this line produces",
    keys: "Alt+Enter",
    run: () => {
      if (focused.value) revealLinked(focused.value);
    },
  },
  { title: "Undo", keys: "Mod+Z", run: () => told("Undo", undoStep()) },
  { title: "Redo", keys: "Mod+Shift+Z Mod+Y", run: () => told("Redo", redoStep()) },
  { title: "Pin the present result, or let go of it", run: togglePin },
  {
    title: "Manifest: only what was added",
    run: () => showManifest("added"),
  },
  {
    title: "Manifest: typed against expanded",
    run: () => showManifest("diff"),
  },
  {
    title: "Enlarge the manifest, or show both panes",
    run: () => enlarge("manifest"),
  },
  {
    title: "Enlarge the environment, or show both panes",
    run: () => enlarge("environment"),
  },
  { title: "Allow experimental extensions, or refuse them", run: toggleExperimental },
  { title: "Theme: system, light, dark", run: nextTheme },
  { title: "Begin an empty project", run: resetProject },
];
