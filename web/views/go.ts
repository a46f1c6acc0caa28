/** Ways to a pane, or to something in it, with the focus. */
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

/** Shows the expanded manifest and puts the focus on it. */
export function toManifest(): void {
  show("manifest");
  focusPaneSoon("Expanded manifest");
}

/** Shows the environment and puts the focus on it. */
export function toEnvironment(): void {
  show("environment");
  focusPaneSoon("Environment");
}

/** Shows the list of problems and puts the focus on it. */
export function toProblems(): void {
  sheetOpen.value = true;
  focusPaneSoon("Problems");
}

/** Puts the focus on a variable in the table, whatever is searched for there. */
export function toVariable(name: string): void {
  showEveryRow();
  show("environment");
  focusElementSoon(() => document.querySelector<HTMLElement>(`#${CSS.escape(`variable-${name}`)} button`));
}

/** Shows the editor and puts the focus in it, once it is there. */
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

/** The panes in the order of F6, by their names. */
const paneWays: readonly { readonly name: string; readonly go: () => void }[] = [
  { name: "Project files", go: toEditor },
  { name: "Expanded manifest", go: toManifest },
  { name: "Environment", go: toEnvironment },
  { name: "Problems", go: toProblems },
];

/** Goes from the pane with the focus to the next one (1) or the one before (-1), round and round. */
function stepPane(direction: 1 | -1): void {
  const here = paneWays.findIndex(({ name }) => document.activeElement?.closest(`[aria-label="${name}"]`));
  const from = here < 0 && direction < 0 ? 0 : here;
  paneWays[(from + direction + paneWays.length) % paneWays.length]?.go();
}

/** Puts the focus on the pane after the one that has it. */
export function nextPane(): void {
  stepPane(1);
}

/** Puts the focus on the pane before the one that has it. */
export function previousPane(): void {
  stepPane(-1);
}
