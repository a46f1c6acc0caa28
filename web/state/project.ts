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
/** Whether the project of this visit is still being opened; until then there is nothing to edit. */
export const opening = signal(true);
/** The environment variables of charmcraft that matter here. */
export const charmcraft = signal<CharmcraftOptions>({ experimental: false });
/** All steps that can be undone or redone. */
export const history = signal<History>(emptyHistory);
/** The identity of the project, under which the browser keeps it. */
export const projectId = signal(newIdentity());

/** Counts the folders that were opened, so that an editor knows when to begin at the top. */
export const opened = signal(0);

/** Requests that the focus goes to the text that was just opened or made; the page serves it. */
export const wantedHand = new Request<true>();

/** Requests that the cursor goes to what undo or redo changes; the editor serves it. */
export const wantedCursor = new Request<true>();

/** Requests the focus for a text that was opened or made, except while the page itself is opening. */
function callHand(): void {
  if (!opening.peek()) wantedHand.ask(true);
}

/** The text of the file that the editor shows. */
export const activeText = computed(() => files.value[activeFile.value] ?? "");

addVersion(files.peek(), null);

/** Puts a folder in place. @param changes how it differs from the folder before; null for another project */
function put(folder: Files, changes: FolderChanges | null): void {
  addVersion(folder, changes);
  files.value = folder;
}

/** A step, apart from the texts that it changes. */
interface StepKind {
  readonly label: string;
  readonly typing?: Typing;
  /** The project that it opens, if it opens one. */
  readonly opens?: OpenedProject;
}

/** How to open another project. */
export interface OpenedProject {
  /** The identity under which the browser keeps it. */
  readonly id: string;
  /** Whether it is the user's own before they change anything, as files from their disk are. */
  readonly own: boolean;
}

/** Replaces the present folder and records the step. */
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

/** Replaces the present folder by one in which some files changed. */
function change(after: Files, label: string): void {
  step(after, folderChanges(files.value, after), { label });
}

/**
 * Takes over what the user typed in a file.
 * @param text the whole text
 * @param changes the replacements that led to it
 */
export function type(path: string, text: string, changes: Changes): void {
  const typing = typingOf(path, changes);
  step(withFile(files.value, path, text), new Map([[path, changes]]), { label: "typing", typing });
}

/**
 * Applies text edits as one step, at the places where their text is by now.
 * @param version the folder that they were made for
 * @returns false if one no longer fits, because the text there changed; then nothing is changed
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

/** The changes of files, with null for a file that is new. */
function known(changes: ReadonlyMap<string, Changes>, before: Files): FolderChanges {
  return new Map([...changes].map(([path, own]) => [path, Object.hasOwn(before, path) ? own : null]));
}

/** Replaces the folder by one in which several files changed, as one step. */
export function takeOver(after: Files, label: string): void {
  change(after, label);
}

/** The folder, or an empty project if it has no files. */
function filled(folder: Files): Files {
  return Object.keys(folder).length > 0 ? folder : { [mainFile]: "" };
}

/**
 * Opens a folder as another project; undo brings the present one back.
 * @param as by default a new project, which becomes the user's own once they change it
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

/** Puts another state of the present project in place; undo brings the present one back. */
export function replaceFolder(folder: Files, label: string): void {
  batch(() => {
    change(filled(folder), label);
    opened.value++;
    callHand();
  });
}

/** A project to put in place without a step. */
export interface Placed {
  readonly files: Files;
  readonly activeFile: string;
  readonly experimental: boolean;
  /** The identity under which the browser keeps it; by default that of the present project. */
  readonly id?: string;
}

/** Puts a project in place without a step to undo, for example the one that the user had open last. */
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

/** Adds files to the present folder and replaces those with the same name. */
export function addFiles(added: Files, label: string): void {
  const first = Object.keys(added)[0];
  if (first === undefined) return;
  batch(() => {
    change({ ...files.value, ...added }, label);
    activeFile.value = first;
    callHand();
  });
}

/** Adds a file, empty by default, and shows it. */
export function addFile(path: string, text = ""): void {
  addFiles({ [path]: text }, `adding ${path}`);
}

/** Removes a file. */
export function removeFile(path: string): void {
  change(withoutFile(files.value, path), `removing ${path}`);
}

/** Renames a file and keeps it on display. */
export function renameFile(from: string, to: string): void {
  batch(() => {
    const shown = activeFile.value === from;
    change(withRenamed(files.value, from, to), `renaming ${from}`);
    if (shown) activeFile.value = to;
    callHand();
  });
}

/** Shows a file, if it exists. */
export function showFile(path: string): void {
  if (Object.hasOwn(files.value, path)) activeFile.value = path;
}

/** The step that was undone or redone. */
export interface Moved {
  readonly label: string;
  /** The file that is shown because of it; null if it was on display already. */
  readonly elsewhere: string | null;
}

/**
 * Takes over the history after undo or redo, and puts the files of its step in place.
 * @param stays whether to keep the shown file if it still exists; otherwise a changed file is shown
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

/**
 * Undoes the last step in the shown file. If it has none, or later steps depend on it, undoes the last step of all.
 */
export function undoStep(): Moved | null {
  return move(undo(history.value, activeFile.value), "before");
}

/** Undoes this very step and keeps the shown file; does nothing if later steps depend on it. */
export function undoThatStep(step: Step): Moved | null {
  return move(undoOf(history.value, step), "before", true);
}

/** Whether this very step can be undone now. */
export function isUndoable(step: Step): boolean {
  return canUndo(history.value, step);
}

/** Redoes the step that was undone last. */
export function redoStep(): Moved | null {
  return move(redo(history.value), "after");
}
