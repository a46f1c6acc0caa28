/**
 * Undo and redo for the whole project folder. One stack serves typing, quick
 * fixes, mocked relations, examples, links and dropped files alike, so that
 * undo always leads back, whatever replaced the text. A step that shares no
 * file with those after it can be undone before them.
 */
import type { Files } from "../engine/protocol";
import type { Changes } from "./changes";

/** The text of a file before and after a step; null while the file does not exist. */
export interface FileStep {
  readonly before: string | null;
  readonly after: string | null;
}

/** Where and how a user typed. */
export interface Typing {
  readonly file: string;
  /** Start of the last change, a UTF-16 offset in the text before it. */
  readonly from: number;
  /** End of the last change, an offset in the text before it. */
  readonly to: number;
  /** End of the last change, an offset in the text after it. */
  readonly end: number;
  /** Whether the change ended a line. */
  readonly endsLine: boolean;
}

/** One step that can be undone. */
export interface Step {
  /** The files that it changed, by path. */
  readonly files: ReadonlyMap<string, FileStep>;
  /** What was done, as a noun phrase: "typing", "example 'Flask with S3'". */
  readonly label: string;
  /** Where and how the user typed; null if the step is not typing. */
  readonly typing: Typing | null;
  /**
   * Only for a step that opened another project: the identities of the projects before and after it, and whether the
   * user brought that project along, which makes it theirs before they change anything. Null for all other steps.
   */
  readonly project: { readonly before: string; readonly after: string; readonly own: boolean } | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** The steps that were done, oldest first, and those that were undone, the latest undone last. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** No steps at all. */
export const emptyHistory: History = { done: [], undone: [] };

/** Typing within this many milliseconds of the last keystroke belongs to the same step. */
export const typingPause = 700;
/** The most steps that are kept. */
const mostSteps = 500;
/** The most characters that all steps together may hold. */
const mostCharacters = 40_000_000;

/** The files that differ between two folders. */
export function fileSteps(before: Files, after: Files): ReadonlyMap<string, FileStep> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...names].filter((name) => before[name] !== after[name]);
  return new Map(
    differing.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]),
  );
}

/** Where and how a user typed, judged by the changes of a file. */
export function typingOf(file: string, changes: Changes): Typing {
  let grown = 0;
  let last = { from: 0, to: 0, end: 0 };
  for (const { from, to, insert } of changes) {
    last = { from, to, end: from + grown + insert.length };
    grown += insert.length - (to - from);
  }
  return { file, ...last, endsLine: changes.some(({ insert }) => insert.includes("\n")) };
}

/** Whether typing continues the step before it: without a pause, on the same line, at the same place. */
function continues(last: Step | undefined, step: Step): last is Step {
  const [was, is] = [last?.typing, step.typing];
  if (!last || !was || !is || was.file !== is.file || was.endsLine) return false;
  return step.time - last.time < typingPause && (is.from === was.end || is.to === was.end);
}

/** Two steps of typing as one. */
function joined(last: Step, step: Step): Step {
  const files = [...step.files].map(([path, { after }]): [string, FileStep] => [
    path,
    { before: last.files.get(path)?.before ?? null, after },
  ]);
  return { ...step, files: new Map(files) };
}

/** The number of characters that a step holds. */
function stepSize({ files }: Step): number {
  let size = 0;
  for (const { before, after } of files.values()) size += (before?.length ?? 0) + (after?.length ?? 0);
  return size;
}

/** Drops the oldest steps until neither their number nor their size is over its limit. */
function bounded(steps: readonly Step[]): readonly Step[] {
  let size = 0;
  let keep = 0;
  for (let i = steps.length - 1; i >= 0 && keep < mostSteps; i--, keep++) {
    size += stepSize(steps[i] as Step);
    if (size > mostCharacters && keep > 0) break;
  }
  return steps.slice(steps.length - keep);
}

/**
 * The history with one more step; steps that were undone are dropped. A step that changes nothing is not recorded.
 */
export function record(history: History, step: Step): History {
  if (step.files.size === 0 && !step.project) return history;
  const last = history.done.at(-1);
  const done = continues(last, step)
    ? [...history.done.slice(0, -1), joined(last, step)]
    : [...history.done, step];
  return { done: bounded(done), undone: [] };
}

/** The history after undo or redo, and the step that moved; null if there was nothing to move. */
export type Move = { readonly history: History; readonly step: Step } | null;

/** Whether a step can be undone before the later ones: they change other files of the same project. */
function isFree(step: Step, later: readonly Step[]): boolean {
  if (later.length > 0 && step.project) return false;
  return later.every(
    ({ files, project }) => !project && ![...files.keys()].some((path) => step.files.has(path)),
  );
}

/** Undoes the step at a place of the stack. */
function take({ done, undone }: History, at: number): Move {
  const step = done[at];
  if (!step) return null;
  return { history: { done: done.filter((_, n) => n !== at), undone: [...undone, step] }, step };
}

/** Undoes the last step in a file. If the file has none, or later steps depend on it, undoes the last step of all. */
export function undo(history: History, file: string | null = null): Move {
  const { done } = history;
  const own = file === null ? -1 : done.findLastIndex(({ files }) => files.has(file));
  const free = own >= 0 && isFree(done[own] as Step, done.slice(own + 1));
  return take(history, free ? own : done.length - 1);
}

/** Whether this very step can be undone now. */
export function canUndo({ done }: History, step: Step): boolean {
  const at = done.indexOf(step);
  return at >= 0 && isFree(step, done.slice(at + 1));
}

/** Undoes this very step; null if it was undone already or later steps depend on it. */
export function undoOf(history: History, step: Step): Move {
  return canUndo(history, step) ? take(history, history.done.indexOf(step)) : null;
}

/** Redoes the step that was undone last. */
export function redo({ done, undone }: History): Move {
  const step = undone.at(-1);
  return step ? { history: { done: [...done, step], undone: undone.slice(0, -1) }, step } : null;
}

/** The folder with the texts of one side of a step. */
export function withStep(files: Files, step: Step, side: "before" | "after"): Files {
  const changed = { ...files };
  for (const [path, texts] of step.files) {
    const text = texts[side];
    if (text === null) delete changed[path];
    else changed[path] = text;
  }
  return changed;
}

/** The file to show after files changed: the shown one if it changed, otherwise the first that did. */
export function fileToShow(folder: Files, changed: Iterable<string>, shown: string): string {
  const there = [...changed].filter((path) => Object.hasOwn(folder, path));
  if (there.includes(shown)) return shown;
  return there[0] ?? (Object.hasOwn(folder, shown) ? shown : (Object.keys(folder)[0] ?? shown));
}
