/** The data of relations that were switched off, so that switching them on gives it back. */
import type { Files, TextEdit } from "../engine/protocol";
import { editFiles, mockFile, positionAt } from "./files";
import { entryOf, scalarOf } from "./glance";

/** mock.yaml before and after a relation was taken out. */
interface Removal {
  readonly before: string;
  readonly after: string;
}

/** By the project's identity and the endpoint's name. */
const removals = new Map<string, Removal>();

const keyOf = (project: string, endpoint: string) => `${project} ${endpoint}`;

/** Remembers what a relation was before it was taken out. */
export function rememberRemoval(project: string, endpoint: string, before: Files, after: Files): void {
  removals.set(keyOf(project, endpoint), { before: before[mockFile] ?? "", after: after[mockFile] ?? "" });
}

/** How far a line is indented. */
function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Lines of a text: `first` to before `end`. */
interface Lines {
  readonly first: number;
  readonly end: number;
}

/** The lines of the list item that begins at a line. */
function itemAt(lines: readonly string[], first: number): Lines {
  const dash = indentOf(lines[first] as string);
  let end = first + 1;
  while (end < lines.length && (lines[end]?.trim() === "" || indentOf(lines[end] as string) > dash)) end++;
  while (end > first + 1 && lines[end - 1]?.trim() === "") end--;
  return { first, end };
}

/** The lines of the relation of an endpoint; null where the text has none in block style. */
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

/** Lines moved to another indentation. */
function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (by < 0 ? line.slice(Math.min(-by, indentOf(line))) : " ".repeat(by) + line));
}

/** A text with the relation of an endpoint as another text has it; the text itself where one of them has none. */
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
 * The core's edits that add a relation, with the data that it had when it was last taken out. Where mock.yaml is as
 * it was left then, all of it is as before.
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
