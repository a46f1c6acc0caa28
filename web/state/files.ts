/** Pure functions on the project folder: names, their order, edits. */
import type { Files, Position, Range, TextEdit } from "../engine/protocol";
import { isPathWithinLimits, limits, limitWords } from "./limits";

/** The files that the core reads, in tab order. */
export const knownFiles = [
  "charmcraft.yaml",
  "mock.yaml",
  "rockcraft.yaml",
  "paas-config.yaml",
  ".env.example",
] as const;

/** The one file that every project has. */
export const mainFile = "charmcraft.yaml";
/** The file that describes the mocked deployment. */
export const mockFile = "mock.yaml";

/**
 * Text as the editor and the core count it: lines end in LF only.
 * A byte order mark stays, because charmcraft treats a file with one differently.
 */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The paths of the project in tab order: the known files first, then the others by name. */
export function tabOrder(files: Files): string[] {
  const rank = (path: string) => {
    const place = (knownFiles as readonly string[]).indexOf(path);
    return place < 0 ? knownFiles.length : place;
  };
  return Object.keys(files).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/**
 * Why a path cannot be used for a new file, as a sentence; null if it can.
 * @param path what the user typed
 */
export function pathProblem(files: Files, path: string): string | null {
  if (path === "") return "Give the file a name.";
  if (!isPathWithinLimits(path)) return `A path may have at most ${limitWords.path}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses.
  if (/[\u0000-\u001f\\]/.test(path)) return "Use / between folders, and no control characters.";
  if (path.split("/").some((part) => part === "" || part === "." || part === ".." || part === "__proto__")) {
    return "Give a path inside the project, such as cos_custom/alerts.yaml.";
  }
  if (Object.hasOwn(files, path)) return `'${path}' already exists.`;
  if (Object.keys(files).length >= limits.files) return `A project may have at most ${limitWords.files}.`;
  return null;
}

/** A path for display: invisible characters and those that change the direction of text appear as code points. */
export function visiblePath(path: string): string {
  return path.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The folder with one file's text replaced or added. */
export function withFile(files: Files, path: string, text: string): Files {
  return { ...files, [path]: text };
}

/** The folder without one file. */
export function withoutFile(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

/** The folder with one file renamed. */
export function withRenamed(files: Files, from: string, to: string): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name === from ? to : name, text]));
}

/** Whether two folders hold the same texts under the same names. */
export function sameFiles(a: Files, b: Files): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** The UTF-16 offset of a place in a text; a place outside the text moves to the nearest one inside. */
export function offsetAt(text: string, { line, character }: Position): number {
  let start = 0;
  for (let n = 0; n < line; n++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return Math.min(start + character, end < 0 ? text.length : end);
}

/** The place of a UTF-16 offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split("\n").length - 1;
  return { line, character: offset - (before.lastIndexOf("\n") + 1) };
}

/** Applies edits that do not overlap; their ranges refer to the text before any of them. */
export function editText(text: string, edits: readonly { range: Range; text: string }[]): string {
  const placed = edits.map((edit) => ({
    from: offsetAt(text, edit.range.start),
    to: offsetAt(text, edit.range.end),
    insert: edit.text,
  }));
  placed.sort((a, b) => a.from - b.from || a.to - b.to);
  return changedText(text, placed);
}

/** Applies replacements that are in order and do not overlap. */
export function changedText(text: string, changes: readonly Change[]): string {
  let at = 0;
  let out = "";
  for (const { from, to, insert } of changes) {
    out += text.slice(at, from) + insert;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

/** Applies edits, each to its own file; a file that does not exist yet starts empty. */
export function editFiles(files: Files, edits: readonly TextEdit[]): Files {
  let edited = files;
  for (const path of new Set(edits.map((edit) => edit.file))) {
    const own = edits.filter((edit) => edit.file === path);
    edited = withFile(edited, path, editText(files[path] ?? "", own));
  }
  return edited;
}

/** One replacement, in UTF-16 offsets of the text before it. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The smallest single replacement that turns one text into another; null if they are equal. */
export function smallestChange(before: string, after: string): Change | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
