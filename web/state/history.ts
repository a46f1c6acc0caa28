/**
 * Undo and redo for the whole project folder. One stack serves typing, quick
 * fixes, mocked relations, examples, links and dropped files alike, so that
 * undo always leads back, whatever replaced the text. A step that shares no
 * file with those after it can be undone before them.
 */
import type { Files } from "../engine/protocol";
import type { Changes } from "./changes";

/** The text of a file before and after a step; null where it is not there. */
export interface FileStep {
  readonly before: string | null;
  readonly after: string | null;
}

/** What a user typed. */
export interface Typing {
  readonly file: string;
  /** Offset (UTF-16) at which the last change begins, in the text before it. */
  readonly from: number;
  /** Offset at which the last change ends, in the text before it. */
  readonly to: number;
  /** Offset at which the last change ends, in the text after it. */
  readonly end: number;
  /** Whether a line was ended. */
  readonly endsLine: boolean;
}

/** One step that can be undone. */
export interface Step {
  /** The files that it changed, by their paths. */
  readonly files: ReadonlyMap<string, FileStep>;
  /** What was done, as a noun phrase: "typing", "example 'Flask with S3'". */
  readonly label: string;
  /** What was typed; null for steps that are not typing. */
  readonly typing: Typing | null;
  /**
   * The identities of the projects before and after a step that opened another project, and whether the user brought
   * that along, so that it is theirs before they change anything; null for all other steps.
   */
  readonly project: { readonly before: string; readonly after: string; readonly own: boolean } | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** What was done, oldest first, and what was undone, latest undone last. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** No steps at all. */
export const emptyHistory: History = { done: [], undone: [] };

/** Typing within this many milliseconds of the last keystroke belongs to the same step. */
export const typingPause = 700;
/** Most steps that are kept. */
const mostSteps = 500;
/** Most characters that all steps together may hold. */
const mostCharacters = 40_000_000;

/** The files that differ between two folders. */
export function fileSteps(before: Files, after: Files): ReadonlyMap<string, FileStep> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...names].filter((name) => before[name] !== after[name]);
  return new Map(
    differing.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]),
  );
}

/** What the changes of a file say about a hand that typed them. */
export function typingOf(file: string, changes: Changes): Typing {
  let grown = 0;
  let last = { from: 0, to: 0, end: 0 };
  for (const { from, to, insert } of changes) {
    last = { from, to, end: from + grown + insert.length };
    grown += insert.length - (to - from);
  }
  return { file, ...last, endsLine: changes.some(({ insert }) => insert.includes("\n")) };
}

/** Whether typing goes on where the typing before it left off: without a pause, on the same line, at the same place. */
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

/** Characters that a step holds. */
function stepSize({ files }: Step): number {
  let size = 0;
  for (const { before, after } of files.values()) size += (before?.length ?? 0) + (after?.length ?? 0);
  return size;
}

/** Drops the oldest steps that are too many or too large together. */
function bounded(steps: readonly Step[]): readonly Step[] {
  let size = 0;
  let keep = 0;
  for (let i = steps.length - 1; i >= 0 && keep < mostSteps; i--, keep++) {
    size += stepSize(steps[i] as Step);
    if (size > mostCharacters && keep > 0) break;
  }
  return steps.slice(steps.length - keep);
}

/** The history after one more step; what was undone before is gone. A step that changes nothing does not count. */
export function record(history: History, step: Step): History {
  if (step.files.size === 0 && !step.project) return history;
  const last = history.done.at(-1);
  const done = continues(last, step)
    ? [...history.done.slice(0, -1), joined(last, step)]
    : [...history.done, step];
  return { done: bounded(done), undone: [] };
}

/** A moved history and the step that was undone or done again; null when there is none. */
export type Move = { readonly history: History; readonly step: Step } | null;

/** Whether a step can be undone before those that were done after it: they are about other files of the same project. */
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

/** Undoes the last step in a file; where there is none, or others hang on it, the last step of all. */
export function undo(history: History, file: string | null = null): Move {
  const { done } = history;
  const own = file === null ? -1 : done.findLastIndex(({ files }) => files.has(file));
  const free = own >= 0 && isFree(done[own] as Step, done.slice(own + 1));
  return take(history, free ? own : done.length - 1);
}

/** Whether a certain step can be undone now. */
export function canUndo({ done }: History, step: Step): boolean {
  const at = done.indexOf(step);
  return at >= 0 && isFree(step, done.slice(at + 1));
}

/** Undoes a certain step; null where it was undone already or others hang on it. */
export function undoOf(history: History, step: Step): Move {
  return canUndo(history, step) ? take(history, history.done.indexOf(step)) : null;
}

/** Does the step again that was undone last. */
export function redo({ done, undone }: History): Move {
  const step = undone.at(-1);
  return step ? { history: { done: [...done, step], undone: undone.slice(0, -1) }, step } : null;
}

/** The folder after one side of a step is put in place. */
export function withStep(files: Files, step: Step, side: "before" | "after"): Files {
  const changed = { ...files };
  for (const [path, texts] of step.files) {
    const text = texts[side];
    if (text === null) delete changed[path];
    else changed[path] = text;
  }
  return changed;
}

/** The file of a folder to show after some of its files changed: the shown one if it is among them, or else the first. */
export function fileToShow(folder: Files, changed: Iterable<string>, shown: string): string {
  const there = [...changed].filter((path) => Object.hasOwn(folder, path));
  if (there.includes(shown)) return shown;
  return there[0] ?? (Object.hasOwn(folder, shown) ? shown : (Object.keys(folder)[0] ?? shown));
}
