/**
 * The changes that were made to texts, and where a place or an edit is after them. All offsets are zero-based UTF-16
 * code units of the text before the change. Places move as in CodeMirror's ChangeDesc.mapPos (@codemirror/state 6).
 */
import type { Files } from "../engine/protocol";
import { type Change, smallestChange } from "./files";

/** Replacements in one text, in order of their places; they do not overlap. */
export type Changes = readonly Change[];

/** How a step changed a folder: the changes of each changed file; null for a file that was added or removed. */
export type FolderChanges = ReadonlyMap<string, Changes | null>;

/**
 * The smallest replacement that turns one text into another. If whole lines were added or removed, it begins at
 * the start of a line: between two lines that begin alike, the smallest replacement would otherwise cut both in
 * the middle.
 */
export function lineChange(before: string, after: string): Change | null {
  const change = smallestChange(before, after);
  if (!change || (change.insert !== "" && change.from !== change.to)) return change;
  const { from, to } = change;
  const text = change.insert || before.slice(from, to);
  const back = from === 0 ? 0 : from - 1 - before.lastIndexOf("\n", from - 1);
  if (back === 0 || back > text.length || before.slice(from - back, from) !== text.slice(-back))
    return change;
  const insert = change.insert && text.slice(-back) + text.slice(0, -back);
  return { from: from - back, to: to - back, insert };
}

/** The changes that turn one folder into another, with one replacement for each changed file. */
export function folderChanges(before: Files, after: Files): FolderChanges {
  const changes = new Map<string, Changes | null>();
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[path], after[path]];
    if (was === is) continue;
    const change = was === undefined || is === undefined ? null : lineChange(was, is);
    changes.set(path, change && [change]);
  }
  return changes;
}

/**
 * Where an offset is after changes.
 * @param side where text inserted exactly at the offset goes: after it (-1) or before it (1)
 */
export function movedOffset(offset: number, changes: Changes, side: -1 | 1): number {
  let grown = 0;
  for (const { from, to, insert } of changes) {
    if (from > offset) break;
    const inside = to > offset || (to === offset && side < 0 && from === to);
    if (inside) return from + grown + (from === offset || side < 0 ? 0 : insert.length);
    grown += insert.length - (to - from);
  }
  return offset + grown;
}

/** The whole lines that a stretch of a text touches, and how far into the first line the stretch begins. */
function linesOf(text: string, { from, to }: Change): { readonly lines: string; readonly into: number } {
  const start = from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", to);
  return { lines: text.slice(start, end < 0 ? text.length : end), into: from - start };
}

/** An edit moved to a later text. Text inserted exactly at its place goes to the given side. */
function movedTo(edit: Change, since: readonly Changes[], side: -1 | 1): Change {
  const empty = edit.from === edit.to;
  let { from, to } = edit;
  for (const changes of since) {
    from = movedOffset(from, changes, empty ? side : 1);
    to = empty ? from : movedOffset(to, changes, -1);
  }
  return { from, to: Math.max(from, to), insert: edit.insert };
}

/**
 * Moves an edit that was made for one text to a later text.
 * @param since the changes from `before` to `after`, in order
 * @returns null if the lines around the edit have changed
 */
export function movedEdit(
  edit: Change,
  before: string,
  after: string,
  since: readonly Changes[],
): Change | null {
  const wanted = linesOf(before, edit);
  for (const side of [1, -1] as const) {
    const moved = movedTo(edit, since, side);
    const found = linesOf(after, moved);
    const same = after.slice(moved.from, moved.to) === before.slice(edit.from, edit.to);
    if (same && found.lines === wanted.lines && found.into === wanted.into) return moved;
  }
  return null;
}
