/** Remembers the data of relations that were switched off, so that switching them on restores it. */
import type { Files, TextEdit } from "../engine/protocol";
import { editFiles, mockFile, positionAt } from "./files";
import { entryOf, scalarOf } from "./glance";

/** mock.yaml before and after a relation was removed. */
interface Removal {
  readonly before: string;
  readonly after: string;
}

/** The removals by project identity and endpoint name. */
const removals = new Map<string, Removal>();

const keyOf = (project: string, endpoint: string) => `${project} ${endpoint}`;

/** Remembers mock.yaml before and after the removal of a relation. */
export function rememberRemoval(project: string, endpoint: string, before: Files, after: Files): void {
  removals.set(keyOf(project, endpoint), { before: before[mockFile] ?? "", after: after[mockFile] ?? "" });
}

/** The number of characters that indent a line. */
function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A range of lines: from `first` up to, but not including, `end`. */
interface Lines {
  readonly first: number;
  readonly end: number;
}

/** The lines of the list item that begins on a line. */
function itemAt(lines: readonly string[], first: number): Lines {
  const dash = indentOf(lines[first] as string);
  let end = first + 1;
  while (end < lines.length && (lines[end]?.trim() === "" || indentOf(lines[end] as string) > dash)) end++;
  while (end > first + 1 && lines[end - 1]?.trim() === "") end--;
  return { first, end };
}

/** The lines of an endpoint's relation; null if the text has none in block style. */
export function relationLines(lines: readonly string[], endpoint: string): Lines | null {
  const names = (line: string) => {
    const entry = entryOf(line);
    return entry?.key === "endpoint" && scalarOf(entry.rest) === endpoint;
  };
  for (const [first, line] of lines.entries()) {
    if (!/^\s*- /.test(line)) continue;
    const item = itemAt(lines, first);
    if (lines.slice(item.first, item.end).some(names)) return item;
  }
  return null;
}

/** Lines with a changed indentation. */
function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (by < 0 ? line.slice(Math.min(-by, indentOf(line))) : " ".repeat(by) + line));
}

/** A text with an endpoint's relation copied from another text; unchanged if one of them has no such relation. */
export function withRelationOf(text: string, endpoint: string, from: string): string {
  const [lines, source] = [text.split("\n"), from.split("\n")];
  const [place, found] = [relationLines(lines, endpoint), relationLines(source, endpoint)];
  if (!place || !found) return text;
  const by = indentOf(lines[place.first] as string) - indentOf(source[found.first] as string);
  lines.splice(place.first, place.end - place.first, ...indented(source.slice(found.first, found.end), by));
  return lines.join("\n");
}

/** An edit that replaces the whole of mock.yaml. */
function replacing(of: Files, text: string): TextEdit {
  const was = of[mockFile] ?? "";
  const range = { start: { line: 0, character: 0 }, end: positionAt(was, was.length) };
  return { file: mockFile, range, text };
}

/**
 * The core's edits that add a relation, with the data that it had when it was last removed. If mock.yaml has not
 * changed since the removal, it becomes exactly what it was before.
 */
export function withRememberedData(
  project: string,
  endpoint: string,
  edits: readonly TextEdit[],
  of: Files,
): readonly TextEdit[] {
  const removal = removals.get(keyOf(project, endpoint));
  if (!removal) return edits;
  if ((of[mockFile] ?? "") === removal.after) return [replacing(of, removal.before)];
  const added = editFiles(of, edits)[mockFile] ?? "";
  return [replacing(of, withRelationOf(added, endpoint, removal.before))];
}
