/**
 * The versions of the project folder, and what changed from each to the next. Every folder that was ever on
 * display is a version, recognised by object identity: code that computes a place or an edit keeps the folder that
 * it refers to, and asks here where that is now.
 */
import type { Diagnostic, Files, Position, TextEdit } from "../engine/protocol";
import { type Changes, type FolderChanges, movedEdit, movedOffset } from "./changes";
import { type Change, offsetAt, positionAt } from "./files";

/** The most versions that are remembered; older ones cannot be mapped to the present. */
const mostVersions = 2_000;

/** The steps between versions, oldest first; null for a step that opened another project. */
let steps: (FolderChanges | null)[] = [];
/** The number of steps that were dropped. */
let forgotten = 0;
const numbers = new WeakMap<Files, number>();

/** Records a folder as the latest version. @param changes from the version before; null for another project */
export function addVersion(folder: Files, changes: FolderChanges | null): void {
  steps.push(changes);
  if (steps.length > mostVersions) {
    forgotten += steps.length - mostVersions;
    steps = steps.slice(-mostVersions);
  }
  numbers.set(folder, forgotten + steps.length);
}

/** The changes since a version, in order; null if the version cannot be mapped to the present. */
function stepsSince(version: Files): readonly FolderChanges[] | null {
  const number = numbers.get(version);
  if (number === undefined || number < forgotten) return null;
  const since = steps.slice(number - forgotten);
  return since.includes(null) ? null : (since as FolderChanges[]);
}

/** The changes of one file since a version; null if it was added or removed, or belongs to another project. */
function changesSince(version: Files, path: string): readonly Changes[] | null {
  const since = stepsSince(version)?.map((step) => step.get(path));
  return !since || since.includes(null)
    ? null
    : since.filter((changes) => changes !== undefined && changes !== null);
}

/** Where a place of a version is in the present folder; null if that is unknown. */
export function presentPlace<P extends Position & { readonly file: string }>(
  place: P,
  version: Files,
  present: Files,
): P | null {
  if (version === present) return place;
  const [before, after] = [version[place.file], present[place.file]];
  if (after === undefined || before === after) return after === undefined ? null : place;
  const since = changesSince(version, place.file);
  if (!since || before === undefined) return null;
  const offset = since.reduce((at, changes) => movedOffset(at, changes, 1), offsetAt(before, place));
  return { ...place, ...positionAt(after, offset) };
}

/** A finding of a version, at its place in the present folder; if that is unknown, at its old place. */
export function presentFinding(finding: Diagnostic, version: Files, present: Files): Diagnostic {
  if (version === present) return finding;
  const { file, range } = finding;
  const start = presentPlace({ file, ...range.start }, version, present);
  const end = presentPlace({ file, ...range.end }, version, present);
  if (!start || !end) return finding;
  const plain = ({ line, character }: Position) => ({ line, character });
  return { ...finding, range: { start: plain(start), end: plain(end) } };
}

/** An edit of a version as a replacement in the present text; null if the lines around it have changed. */
function presentEdit({ file, range, text }: TextEdit, version: Files, present: Files): Change | null {
  const [before, after] = [version[file] ?? "", present[file] ?? ""];
  const edit = { from: offsetAt(before, range.start), to: offsetAt(before, range.end), insert: text };
  if (version === present || before === after) return edit;
  const since = changesSince(version, file);
  return since && movedEdit(edit, before, after, since);
}

/**
 * Edits that were made for a version, as replacements in the present folder, by file.
 * @returns null if one of them no longer fits: they are made together or not at all
 */
export function presentEdits(
  edits: readonly TextEdit[],
  version: Files,
  present: Files,
): ReadonlyMap<string, Changes> | null {
  const moved = new Map<string, Change[]>();
  for (const edit of edits) {
    const change = presentEdit(edit, version, present);
    if (!change) return null;
    moved.set(edit.file, [...(moved.get(edit.file) ?? []), change]);
  }
  for (const changes of moved.values()) changes.sort((a, b) => a.from - b.from || a.to - b.to);
  return moved;
}
