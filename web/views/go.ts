/** Ways to a pane, or to something in it, with the focus. */
import { effect } from "@preact/signals";
import { originFilter, query } from "../state/environment-table";
import { enlarged, narrowPane, sheetOpen } from "../state/view";
import { sourceEditor } from "./fixes";
import { focusPane } from "./focus";

/** Shows a result pane and puts the focus on it. */
function toPane(title: string, pane: "manifest" | "environment"): void {
  if (enlarged.value !== null) enlarged.value = pane;
  narrowPane.value = pane;
  sheetOpen.value = false;
  // The pane is there after the next rendering.
  requestAnimationFrame(() => focusPane(title));
}

/** Shows the expanded manifest and puts the focus on it. */
export function toManifest(): void {
  toPane("Expanded manifest", "manifest");
}

/** Shows the environment and puts the focus on it. */
export function toEnvironment(): void {
  toPane("Environment", "environment");
}

/** Shows the list of problems and puts the focus on it. */
export function toProblems(): void {
  sheetOpen.value = true;
  requestAnimationFrame(() => focusPane("Problems"));
}

/** Puts the focus on a variable in the table, whatever is searched for there. */
export function toVariable(name: string): void {
  query.value = "";
  originFilter.value = "";
  toEnvironment();
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`#${CSS.escape(`variable-${name}`)} button`)?.focus(),
  );
}

/** Shows the editor and puts the focus in it, once it is there. */
export function toEditor(): void {
  narrowPane.value = "write";
  sheetOpen.value = false;
  requestAnimationFrame(() => {
    const stop = effect(() => {
      const editor = sourceEditor.value;
      if (!editor) return;
      editor.view.focus();
      queueMicrotask(() => stop());
    });
  });
}
