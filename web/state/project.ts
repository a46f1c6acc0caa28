/** The project that is being edited, and everything that changes it. */
import { batch, computed, signal } from "@preact/signals";
import type { CharmcraftOptions, Files, TextEdit } from "../engine/protocol";
import { type Changes, type FolderChanges, folderChanges } from "./changes";
import { changedText, mainFile, withFile, withoutFile, withRenamed } from "./files";
import {
  canUndo,
  emptyHistory,
  fileSteps,
  fileToShow,
  type History,
  type Move,
  record,
  redo,
  type Step,
  type Typing,
  typingOf,
  undo,
  undoOf,
  withStep,
} from "./history";
import { newIdentity } from "./identity";
import { Request } from "./request";
import { addVersion, presentEdits } from "./versions";

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
/** The identity of the project, under which the browser keeps it. */
export const projectId = signal(newIdentity());

/** Counts the folders that were opened, so that an editor knows when to begin at the top. */
export const opened = signal(0);

/** Asks for the hand to go to the text that was just opened or made; the page serves it. */
export const wantedHand = new Request<true>();

/** Asks for the cursor to go to what undo or redo changes; the editor serves it. */
export const wantedCursor = new Request<true>();

/** Sends the hand to the text that was opened or made, but not while the page itself is being opened. */
function callHand(): void {
  if (!opening.peek()) wantedHand.ask(true);
}

/** The text of the file that the editor shows. */
export const activeText = computed(() => files.value[activeFile.value] ?? "");

addVersion(files.peek(), null);

/** Puts a folder in place. @param changes what of the folder before it is changed; null for another project */
function put(folder: Files, changes: FolderChanges | null): void {
  addVersion(folder, changes);
  files.value = folder;
}

/** What a step is besides its texts. */
interface StepKind {
  readonly label: string;
  readonly typing?: Typing;
  /** The project that it opens. */
  readonly opens?: OpenedProject;
}

/** How another project is opened. */
export interface OpenedProject {
  /** The identity under which the browser keeps it. */
  readonly id: string;
  /** Whether it is the user's own before anything in it is changed, as with files from their disk. */
  readonly own: boolean;
}

/** Puts a folder in place of the present one and remembers the step. */
function step(after: Files, changes: FolderChanges | null, { label, typing, opens }: StepKind): void {
  batch(() => {
    const before = files.value;
    const project = opens ? { before: projectId.value, after: opens.id, own: opens.own } : null;
    const changed = fileSteps(before, after);
    history.value = record(history.value, {
      files: changed,
      label,
      typing: typing ?? null,
      project,
      time: Date.now(),
    });
    put(after, changes);
    if (opens) projectId.value = opens.id;
    if (!Object.hasOwn(after, activeFile.value))
      activeFile.value = fileToShow(after, changed.keys(), activeFile.value);
  });
}

/** Puts a folder with some files changed in place of the present one. */
function change(after: Files, label: string): void {
  step(after, folderChanges(files.value, after), { label });
}

/**
 * Takes over what the user typed in a file.
 * @param text the whole text
 * @param changes what of the text before was replaced
 */
export function type(path: string, text: string, changes: Changes): void {
  const typing = typingOf(path, changes);
  step(withFile(files.value, path, text), new Map([[path, changes]]), { label: "typing", typing });
}

/**
 * Makes text edits as one step, wherever their places are by now.
 * @param version the folder that they were made for
 * @returns false where they no longer fit, for the text there is another; then nothing is changed
 */
export function applyEdits(edits: readonly TextEdit[], label: string, version: Files): boolean {
  const present = files.value;
  const changes = presentEdits(edits, version, present);
  if (!changes) return false;
  let after = present;
  for (const [path, own] of changes) after = withFile(after, path, changedText(present[path] ?? "", own));
  if (changes.size > 0) step(after, known(changes, present), { label });
  return true;
}

/** Changes of files, where a file that was not there came. */
function known(changes: ReadonlyMap<string, Changes>, before: Files): FolderChanges {
  return new Map([...changes].map(([path, own]) => [path, Object.hasOwn(before, path) ? own : null]));
}

/** Takes over the project's files as they are after a change to several of them, as one step. */
export function takeOver(after: Files, label: string): void {
  change(after, label);
}

/** The folder, or an empty project where it holds nothing. */
function filled(folder: Files): Files {
  return Object.keys(folder).length > 0 ? folder : { [mainFile]: "" };
}

/**
 * Opens a folder as another project; undo brings the present one back.
 * @param as by default a new project, which is the user's once they change it
 */
export function openFolder(folder: Files, label: string, as: Partial<OpenedProject> = {}): void {
  batch(() => {
    step(filled(folder), null, { label, opens: { id: newIdentity(), own: false, ...as } });
    activeFile.value = Object.hasOwn(files.value, mainFile)
      ? mainFile
      : (Object.keys(files.value)[0] as string);
    opened.value++;
    callHand();
  });
}

/** Puts another state of the present project in its place; undo brings the present one back. */
export function replaceFolder(folder: Files, label: string): void {
  batch(() => {
    change(filled(folder), label);
    opened.value++;
    callHand();
  });
}

/** A project as it is put in place without a step. */
export interface Placed {
  readonly files: Files;
  readonly activeFile: string;
  readonly experimental: boolean;
  /** The identity under which the browser keeps it; without one it is that of the present project. */
  readonly id?: string;
}

/** Puts a project in place without a step to undo, such as the one that the user left off at. */
export function placeProject(placed: Placed): void {
  batch(() => {
    put(filled(placed.files), null);
    activeFile.value = fileToShow(files.value, [], placed.activeFile);
    charmcraft.value = { experimental: placed.experimental };
    if (placed.id !== undefined) projectId.value = placed.id;
    history.value = emptyHistory;
    opened.value++;
  });
}

/** Adds files to the present folder, in place of those of the same name. */
export function addFiles(added: Files, label: string): void {
  const first = Object.keys(added)[0];
  if (first === undefined) return;
  batch(() => {
    change({ ...files.value, ...added }, label);
    activeFile.value = first;
    callHand();
  });
}

/** Adds one file, empty unless text is given, and shows it. */
export function addFile(path: string, text = ""): void {
  addFiles({ [path]: text }, `adding ${path}`);
}

/** Removes a file. */
export function removeFile(path: string): void {
  change(withoutFile(files.value, path), `removing ${path}`);
}

/** Gives a file another name and keeps it shown. */
export function renameFile(from: string, to: string): void {
  batch(() => {
    const shown = activeFile.value === from;
    change(withRenamed(files.value, from, to), `renaming ${from}`);
    if (shown) activeFile.value = to;
    callHand();
  });
}

/** Shows a file; one that does not exist is not shown. */
export function showFile(path: string): void {
  if (Object.hasOwn(files.value, path)) activeFile.value = path;
}

/** What was undone or done again. */
export interface Moved {
  readonly label: string;
  /** The file that is shown for it, where that is another than before; null where it is the same. */
  readonly elsewhere: string | null;
}

/**
 * Takes over a moved history: puts the files of its step in place.
 * @param stays whether the shown file stays where it can; else one that was changed is shown
 */
function move(moved: Move, side: "before" | "after", stays = false): Moved | null {
  if (!moved) return null;
  const { step, history: next } = moved;
  const shown = activeFile.value;
  batch(() => {
    const before = files.value;
    history.value = next;
    if (!stays) wantedCursor.ask(true);
    const folder = withStep(before, step, side);
    put(folder, step.project ? null : folderChanges(before, folder));
    activeFile.value = fileToShow(folder, stays ? [] : step.files.keys(), shown);
    if (step.project) projectId.value = step.project[side];
  });
  return { label: step.label, elsewhere: activeFile.value === shown ? null : activeFile.value };
}

/** Undoes the last step in the shown file; where there is none, or others hang on it, the last step of all. */
export function undoStep(): Moved | null {
  return move(undo(history.value, activeFile.value), "before");
}

/** Undoes a certain step, with the shown file still shown; nothing where others hang on it. */
export function undoThatStep(step: Step): Moved | null {
  return move(undoOf(history.value, step), "before", true);
}

/** Whether a certain step can be undone now. */
export function isUndoable(step: Step): boolean {
  return canUndo(history.value, step);
}

/** Does the last undone step again. */
export function redoStep(): Moved | null {
  return move(redo(history.value), "after");
}
