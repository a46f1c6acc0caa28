/**
 * Undo and redo for the whole project folder. One stack serves typing, quick
 * fixes, mocked relations, examples, links and dropped files alike, so that
 * undo always leads back, whatever replaced the text.
 */
import type { Files } from "../engine/protocol";
import { folderSize, sameFiles } from "./files";

/** One step that can be undone. */
export interface Step {
  readonly before: Files;
  readonly after: Files;
  /** What was done, as a noun phrase: "typing", "example 'Flask with S3'". */
  readonly label: string;
  /** The file that was typed in; null for steps that are not typing. */
  readonly typedIn: string | null;
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

/** Whether a step goes on with the one before it. */
function continues(last: Step | undefined, step: Step): last is Step {
  return (
    last !== undefined &&
    step.typedIn !== null &&
    last.typedIn === step.typedIn &&
    step.time - last.time < typingPause
  );
}

/** Drops the oldest steps that are too many or too large together. */
function bounded(steps: readonly Step[]): readonly Step[] {
  let size = 0;
  let keep = 0;
  for (let i = steps.length - 1; i >= 0 && keep < mostSteps; i--, keep++) {
    size += folderSize((steps[i] as Step).before);
    if (size > mostCharacters && keep > 0) break;
  }
  return steps.slice(steps.length - keep);
}

/** The history after one more step; what was undone before is gone. A step that changes nothing is none. */
export function record(history: History, step: Step): History {
  if (sameFiles(step.before, step.after)) return history;
  const last = history.done.at(-1);
  const done = continues(last, step)
    ? [...history.done.slice(0, -1), { ...step, before: last.before }]
    : [...history.done, step];
  return { done: bounded(done), undone: [] };
}

/** A moved history and the step that was undone or done again; null when there is none. */
export type Move = { readonly history: History; readonly step: Step } | null;

/** Undoes the last step. */
export function undo({ done, undone }: History): Move {
  const step = done.at(-1);
  return step ? { history: { done: done.slice(0, -1), undone: [...undone, step] }, step } : null;
}

/** Does the step again that was undone last. */
export function redo({ done, undone }: History): Move {
  const step = undone.at(-1);
  return step ? { history: { done: [...done, step], undone: undone.slice(0, -1) }, step } : null;
}

/** The file that a step changed; where it changed several, the one that is shown if it is among them. */
export function changedFile(before: Files, after: Files, shown: string): string {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const changed = names.filter((name) => before[name] !== after[name] && Object.hasOwn(after, name));
  const here = changed.includes(shown) ? shown : changed[0];
  return here ?? (Object.hasOwn(after, shown) ? shown : (Object.keys(after)[0] ?? shown));
}
