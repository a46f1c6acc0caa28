/** The project that is being edited, and everything that changes it. */
import { batch, computed, signal } from "@preact/signals";
import type { CharmcraftOptions, Files, TextEdit } from "../engine/protocol";
import { editFiles, mainFile, withFile, withoutFile, withRenamed } from "./files";
import { changedFile, emptyHistory, type History, record, redo, undo } from "./history";

/** The project folder as it is now. */
export const files = signal<Files>({ [mainFile]: "" });
/** The file that the editor shows. */
export const activeFile = signal<string>(mainFile);
/** Whether the project of this visit is still being opened; there is nothing to edit before. */
export const opening = signal(true);
/** What charmcraft's environment holds. */
export const charmcraft = signal<CharmcraftOptions>({ experimental: false });
/** Every step that can be undone or done again. */
export const history = signal<History>(emptyHistory);

/** Counts the folders that were opened, so that an editor knows when to begin at the top. */
export const opened = signal(0);

/** The text of the file that the editor shows. */
export const activeText = computed(() => files.value[activeFile.value] ?? "");

/** Puts a folder in place of the present one and remembers the step. */
function step(after: Files, label: string, typedIn: string | null = null): void {
  batch(() => {
    const before = files.value;
    history.value = record(history.value, { before, after, label, typedIn, time: Date.now() });
    files.value = after;
    if (!Object.hasOwn(after, activeFile.value))
      activeFile.value = changedFile(before, after, activeFile.value);
  });
}

/** Takes over what the user typed in a file. */
export function type(path: string, text: string): void {
  step(withFile(files.value, path, text), "typing", path);
}

/** Applies text edits as one step, and shows the file that they changed. */
export function applyEdits(edits: readonly TextEdit[], label: string): void {
  if (edits.length > 0) step(editFiles(files.value, edits), label);
}

/** Opens another folder in place of the present one; undo brings that back. */
export function openFolder(folder: Files, label: string): void {
  batch(() => {
    step(Object.keys(folder).length > 0 ? folder : { [mainFile]: "" }, label);
    activeFile.value = Object.hasOwn(files.value, mainFile)
      ? mainFile
      : (Object.keys(files.value)[0] as string);
    opened.value++;
  });
}

/** Adds files to the present folder, in place of those of the same name. */
export function addFiles(added: Files, label: string): void {
  const first = Object.keys(added)[0];
  if (first === undefined) return;
  batch(() => {
    step({ ...files.value, ...added }, label);
    activeFile.value = first;
  });
}

/** Adds one file, empty unless text is given, and shows it. */
export function addFile(path: string, text = ""): void {
  addFiles({ [path]: text }, `adding ${path}`);
}

/** Removes a file. */
export function removeFile(path: string): void {
  step(withoutFile(files.value, path), `removing ${path}`);
}

/** Gives a file another name and keeps it shown. */
export function renameFile(from: string, to: string): void {
  batch(() => {
    const shown = activeFile.value === from;
    step(withRenamed(files.value, from, to), `renaming ${from}`);
    if (shown) activeFile.value = to;
  });
}

/** Shows a file; one that does not exist is not shown. */
export function showFile(path: string): void {
  if (Object.hasOwn(files.value, path)) activeFile.value = path;
}

/** Puts the folder of a moved history in place and shows the file that it changed. */
function move(moved: ReturnType<typeof undo>, side: "before" | "after"): string | null {
  if (!moved) return null;
  batch(() => {
    const was = files.value;
    history.value = moved.history;
    files.value = moved.step[side];
    activeFile.value = changedFile(was, moved.step[side], activeFile.value);
  });
  return moved.step.label;
}

/** Undoes the last step, whatever it was. @returns what was undone, or null */
export function undoStep(): string | null {
  return move(undo(history.value), "before");
}

/** Does the last undone step again. @returns what was done, or null */
export function redoStep(): string | null {
  return move(redo(history.value), "after");
}
