/** Which fixes of findings may be applied together. */
import type { Diagnostic, Fix, TextEdit } from "../engine/protocol";

/** Orders positions in one file. */
function compareStart(a: TextEdit, b: TextEdit): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

/** Whether two edits touch the same text. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file) return false;
  const [first, second] = compareStart(a, b) <= 0 ? [a, b] : [b, a];
  const { end } = first.range;
  const { start } = second.range;
  return (
    end.line > start.line || (end.line === start.line && end.character > start.character) || samePlace(a, b)
  );
}

/** Whether two edits begin at the same place, so that their order would matter. */
function samePlace(a: TextEdit, b: TextEdit): boolean {
  return compareStart(a, b) === 0;
}

/** The first safe fix of each finding; a fix that would change the same text as an earlier one is left out. */
export function safeFixes(findings: readonly Diagnostic[]): Fix[] {
  const chosen: Fix[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe);
    const taken = chosen.flatMap(({ edits }) => edits);
    if (fix && !fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) chosen.push(fix);
  }
  return chosen;
}
