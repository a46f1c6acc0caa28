/** Steps from one finding to the next. */
import type { Diagnostic, Files, Position } from "../engine/protocol";
import { tabOrder } from "./files";

/** The place of the cursor. */
export interface Cursor extends Position {
  readonly file: string;
}

/** Orders places: by file in tab order, then by line and character. */
function comparePlaces(order: readonly string[], a: Cursor, b: Cursor): number {
  return order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line || a.character - b.character;
}

/** Where a finding begins. */
function placeOf({ file, range }: Diagnostic): Cursor {
  return { file, ...range.start };
}

/**
 * The next finding after the cursor (1) or before it (-1), over all files in
 * tab order; after the last one comes the first.
 * @returns null if there are no findings
 */
export function nextFinding(
  files: Files,
  findings: readonly Diagnostic[],
  cursor: Cursor,
  direction: 1 | -1,
): Diagnostic | null {
  const order = tabOrder(files);
  const ordered = [...findings].sort((a, b) => comparePlaces(order, placeOf(a), placeOf(b)));
  if (direction === 1) {
    const after = ordered.find((finding) => comparePlaces(order, placeOf(finding), cursor) > 0);
    return after ?? ordered[0] ?? null;
  }
  const before = ordered.findLast((finding) => comparePlaces(order, placeOf(finding), cursor) < 0);
  return before ?? ordered.at(-1) ?? null;
}
