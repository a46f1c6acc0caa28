/** Moves to a pane, or to something in it, together with the focus. */
import { effect } from "@preact/signals";
import { showEveryRow } from "../state/environment-table";
import { enlarged, narrowPane, sheetOpen } from "../state/view";
import { sourceEditor } from "./fixes";
import { focusElementSoon, focusPaneSoon } from "./focus";

/** Brings a result pane into view. */
function show(pane: "manifest" | "environment"): void {
  if (enlarged.value !== null) enlarged.value = pane;
  narrowPane.value = pane;
  sheetOpen.value = false;
}

/** Shows the expanded manifest and focuses it. */
export function toManifest(): void {
  show("manifest");
  focusPaneSoon("Expanded manifest");
}

/** Shows the environment and focuses it. */
export function toEnvironment(): void {
  show("environment");
  focusPaneSoon("Environment");
}

/** Shows the list of problems and focuses it. */
export function toProblems(): void {
  sheetOpen.value = true;
  focusPaneSoon("Problems");
}

/** Focuses a variable in the table, and clears a search that would hide it. */
export function toVariable(name: string): void {
  showEveryRow();
  show("environment");
  focusElementSoon(() => document.querySelector<HTMLElement>(`#${CSS.escape(`variable-${name}`)} button`));
}

/** Shows the editor and focuses it once it is ready. */
export function toEditor(): void {
  narrowPane.value = "write";
  sheetOpen.value = false;
  const stop = effect(() => {
    const editor = sourceEditor.value;
    if (!editor) return;
    editor.focus();
    queueMicrotask(() => stop());
  });
}

/** The panes by name, in the order of F6. */
const paneWays: readonly { readonly name: string; readonly go: () => void }[] = [
  { name: "Project files", go: toEditor },
  { name: "Expanded manifest", go: toManifest },
  { name: "Environment", go: toEnvironment },
  { name: "Problems", go: toProblems },
];

/** Moves the focus to the next pane (1) or the previous one (-1), wrapping around. */
function stepPane(direction: 1 | -1): void {
  const here = paneWays.findIndex(({ name }) => document.activeElement?.closest(`[aria-label="${name}"]`));
  const from = here < 0 && direction < 0 ? 0 : here;
  paneWays[(from + direction + paneWays.length) % paneWays.length]?.go();
}

/** Moves the focus to the next pane. */
export function nextPane(): void {
  stepPane(1);
}

/** Moves the focus to the previous pane. */
export function previousPane(): void {
  stepPane(-1);
}
