/** Actions on the project's state that the table of commands, the menus and the notes share. */
import type { Diagnostic } from "../engine/protocol";
import { announce, notify } from "./announce";
import { mainFile } from "./files";
import { keeping } from "./keep";
import { nextFinding } from "./next-finding";
import { prefer, preferences, type Theme } from "./preferences";
import { charmcraft, files, openFolder } from "./project";
import { answer, found } from "./results";
import { notifyStep } from "./undo";
import { presentFinding } from "./versions";
import {
  cursor,
  enlarged,
  focused,
  goToFinding,
  type ManifestMode,
  manifestMode,
  narrowPane,
  type Pane,
  revealLinked,
} from "./view";

/** The findings at their present places, though the text may have changed since the core found them. */
function presentFindings(): readonly Diagnostic[] {
  const version = answer.value?.files;
  return version ? found.value.map((one) => presentFinding(one, version, files.value)) : found.value;
}

/** Goes to the next finding after the cursor (1) or before it (-1), over all files. */
export function stepFinding(direction: 1 | -1): void {
  const next = nextFinding(files.value, presentFindings(), cursor.value, direction);
  if (!next) {
    announce("No problems.");
    return;
  }
  goToFinding(next, files.value);
  announce(`${next.severity}, line ${next.range.start.line + 1}: ${next.message}`);
}

/** The themes, in the order in which the button steps through them. */
export const themes: readonly Theme[] = ["system", "light", "dark"];

/** Chooses a theme. */
export function setTheme(theme: Theme): void {
  prefer({ theme });
  announce(`Theme: ${theme}`);
}

/** Chooses the next theme: system, light, dark, and system again. */
export function nextTheme(): void {
  setTheme(themes[(themes.indexOf(preferences.value.theme) + 1) % themes.length] as Theme);
}

/** Empties the project; undo brings the old one back. */
export function resetProject(): void {
  openFolder({ [mainFile]: "" }, "an empty project");
  notifyStep("Emptied the project.");
}

/** Sets or unsets CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS for charmcraft. */
export function toggleExperimental(): void {
  const experimental = !charmcraft.value.experimental;
  charmcraft.value = { experimental };
  announce(experimental ? "Experimental extensions are allowed." : "Experimental extensions are refused.");
}

/** Scrolls to everything that is linked to the spot at the cursor or the focus. */
export function showProduced(): void {
  if (focused.value) revealLinked(focused.value);
}

/** Shows the manifest in a mode; asked for the present mode, goes back to the whole manifest. */
export function showManifest(mode: ManifestMode): void {
  manifestMode.value = manifestMode.value === mode ? "all" : mode;
  if (enlarged.value !== null) enlarged.value = "manifest";
  narrowPane.value = "manifest";
}

/** Gives a pane the whole right side, or shows both again. */
export function enlarge(pane: Pane): void {
  enlarged.value = enlarged.value === pane ? null : pane;
  narrowPane.value = pane;
}

/** Answers Ctrl+S: says that everything is kept already, or that the browser does not keep it. */
export function tellKept(): void {
  notify({
    text:
      keeping.value.kind === "kept"
        ? "Everything you type is kept in this browser at once; there is nothing to save."
        : "The browser does not keep your work; download the project to be safe.",
  });
}
