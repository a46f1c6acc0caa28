/** The commands that move the focus between panes. */
import { effect } from "@preact/signals";
import type { Command } from "../state/commands";
import { commands } from "../state/commands";
import { originFilter, query } from "../state/environment-table";
import { enlarged, narrowPane, sheetOpen } from "../state/view";
import { fixAll, sourceEditor } from "./fixes";
import { focusPane } from "./focus";
import { downloadProject, pickFiles } from "./open-files";
import { copyExpansion, downloadExpansion } from "./transfer";

/** Shows a result pane and puts the focus on it. */
function toPane(title: string, pane: "manifest" | "environment"): void {
  if (enlarged.value !== null) enlarged.value = pane;
  narrowPane.value = pane;
  sheetOpen.value = false;
  // The pane is there after the next rendering.
  requestAnimationFrame(() => focusPane(title));
}

/** Puts the focus on a variable in the table, whatever is searched for there. */
export function toVariable(name: string): void {
  query.value = "";
  originFilter.value = "";
  toPane("Environment", "environment");
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`#${CSS.escape(`variable-${name}`)} button`)?.focus(),
  );
}

/** Shows the editor and puts the focus in it, once it is there. */
function toEditor(): void {
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

/** Everything that the page can do. */
export const allCommands: readonly Command[] = [
  ...commands,
  {
    title: "Go to the editor",
    keys: "Alt+1",
    run: toEditor,
  },
  { title: "Go to the expanded manifest", keys: "Alt+2", run: () => toPane("Expanded manifest", "manifest") },
  {
    title: "Go to the environment",
    keys: "Alt+3 Mod+Enter",
    run: () => toPane("Environment", "environment"),
  },
  {
    title: "Go to the problems",
    keys: "Alt+4",
    run: () => {
      sheetOpen.value = true;
      requestAnimationFrame(() => focusPane("Problems"));
    },
  },
  { title: "Open files…", run: () => pickFiles(false) },
  { title: "Open a folder…", run: () => pickFiles(true) },
  { title: "Download the project as zip", run: downloadProject },
  { title: "Fix all that is safe", run: fixAll },
  { title: "Copy the expanded manifest", run: () => void copyExpansion() },
  { title: "Download the expanded manifest", run: downloadExpansion },
];
