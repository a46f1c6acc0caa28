/** Pure functions on the project folder: names, order, edits. */
import type { Files, Position, Range, TextEdit } from "../engine/protocol";
import { isPathWithinLimits, limits, limitWords } from "./limits";

/** The files that the core reads, in the order of their tabs. */
export const knownFiles = [
  "charmcraft.yaml",
  "mock.yaml",
  "rockcraft.yaml",
  "paas-config.yaml",
  ".env.example",
] as const;

/** The file that every project has. */
export const mainFile = "charmcraft.yaml";
/** The file that holds the mocked deployment. */
export const mockFile = "mock.yaml";

/**
 * Text as the editor and the core count it: lines end in LF only.
 * A byte order mark stays, for charmcraft has its own opinion about it.
 */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The paths of the project in the order of their tabs: known files first, then by name. */
export function tabOrder(files: Files): string[] {
  const rank = (path: string) => {
    const place = (knownFiles as readonly string[]).indexOf(path);
    return place < 0 ? knownFiles.length : place;
  };
  return Object.keys(files).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/**
 * Why a path cannot be that of a new file, as a sentence; null when it can.
 * @param path what the user typed
 */
export function pathProblem(files: Files, path: string): string | null {
  if (path === "") return "Give the file a name.";
  if (!isPathWithinLimits(path)) return `A path may have at most ${limitWords.path}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  if (/[\u0000-\u001f\\]/.test(path)) return "Use / between folders, and no control characters.";
  if (path.split("/").some((part) => part === "" || part === "." || part === ".." || part === "__proto__")) {
    return "Give a path inside the project, such as cos_custom/alerts.yaml.";
  }
  if (Object.hasOwn(files, path)) return `'${path}' already exists.`;
  if (Object.keys(files).length >= limits.files) return `A project may have at most ${limitWords.files}.`;
  return null;
}

/** A path as it is shown: invisible characters, and those that turn the direction of others, by their code points. */
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

/** The folder with a file under another name. */
export function withRenamed(files: Files, from: string, to: string): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name === from ? to : name, text]));
}

/** Whether two folders hold the same texts under the same names. */
export function sameFiles(a: Files, b: Files): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** The offset (UTF-16) of a place in a text; places outside are moved to the nearest inside. */
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

/** The place of an offset (UTF-16) in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split("\n").length - 1;
  return { line, character: offset - (before.lastIndexOf("\n") + 1) };
}

/** The text with edits that do not overlap; their ranges are those of the text as it was. */
export function editText(text: string, edits: readonly { range: Range; text: string }[]): string {
  const placed = edits.map((edit) => ({
    from: offsetAt(text, edit.range.start),
    to: offsetAt(text, edit.range.end),
    insert: edit.text,
  }));
  placed.sort((a, b) => a.from - b.from || a.to - b.to);
  return changedText(text, placed);
}

/** The text with replacements, which are in their order and do not overlap. */
export function changedText(text: string, changes: readonly Change[]): string {
  let at = 0;
  let out = "";
  for (const { from, to, insert } of changes) {
    out += text.slice(at, from) + insert;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

/** The folder with edits, each in its own file; a file that is not there begins empty. */
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

/** The smallest single replacement that makes one text of another; null when they are equal. */
export function smallestChange(before: string, after: string): Change | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
